import type { BusinessDay } from '#calendar';
import { ReportFiles, WITH_BYTE_ORDER_MARK } from '#settlement-reports';
import type { FileAnswer } from '#settlement-reports';
import { Controller, Get, HttpStatus, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { AnswersFile, AnswersInParts } from '../docs/answers-file.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { sendFile } from '../files/send-file.js';
import { ParseBusinessDay } from '../validation/parse-business-day.pipe.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { patienceOf } from './patience.js';
import { answerReport, fileName } from './report-answer.js';
import {
  fileQuery,
  filesQuery,
  fileStateSchema,
  renderingSchema,
  stateView,
} from './report-file.schema.js';
import type { FileQuery, FilesQuery, FileStateView } from './report-file.schema.js';
import { reportSchema } from './report.schema.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';
const JSON_TYPE = 'application/json';
const LATER = 'It is large and being made; ask again after Retry-After.';

/** How long somebody waits before a large file is worth asking for again. */
const RETRY_AFTER_SECONDS = 5;

/** What is asked for, by whom, and how it is to be answered. */
interface Asked {
  readonly account: string;
  readonly day: BusinessDay;
  readonly query: FileQuery;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Reports as files: those of an issued version stay as they were first made, byte for byte. */
@Controller('v1/settlement-reports')
@Needs('viewer')
export class ReportFilesController {
  constructor(private readonly files: ReportFiles) {}

  @Get(':day')
  @Answers(reportSchema)
  @AnswersInParts(JSON_TYPE)
  @Answers(renderingSchema, HttpStatus.ACCEPTED, LATER)
  json(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @QueryOf(fileQuery) query: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('json', { account, day, query, request, reply }, true);
  }

  @Get(':day.xlsx')
  @AnswersFile(XLSX)
  @Answers(renderingSchema, HttpStatus.ACCEPTED, LATER)
  xlsx(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @QueryOf(fileQuery) query: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('xlsx', { account, day, query, request, reply });
  }

  @Get(':day.csv')
  @AnswersFile(CSV)
  @Answers(renderingSchema, HttpStatus.ACCEPTED, LATER)
  csv(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @QueryOf(fileQuery) query: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('csv', { account, day, query, request, reply });
  }

  @Get(':day/files')
  @Answers(fileStateSchema)
  async states(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @QueryOf(filesQuery) { version }: FilesQuery,
  ): Promise<{ readonly data: readonly FileStateView[] }> {
    const states = await this.files.states(account, day, version ?? null);
    return { data: states.map((state) => stateView(account, day, state)) };
  }

  @Get(':day/files/:form')
  @AnswersFile(XLSX, CSV, JSON_TYPE)
  @Answers(renderingSchema, HttpStatus.ACCEPTED, LATER)
  file(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @Param('form') form: string,
    @QueryOf(fileQuery) query: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(form, { account, day, query, request, reply });
  }

  private async answer(form: string, asked: Asked, isInPlace = false): Promise<void> {
    const { account, day, query, request, reply } = asked;
    const { version = null, lang: language, bom } = query;
    const wanted = {
      ...{ day, version, language },
      form: bom && form.endsWith('csv') ? form + WITH_BYTE_ORDER_MARK : form,
    };
    const found = await this.files.find(account, wanted, patienceOf(request.headers['prefer']));
    if (found.state === 'rendering') return answerLater(reply, found);
    if (found.state === 'provisional') {
      const { mediaType, ending } = found.form;
      const name = isInPlace ? null : fileName(found.report.head, ending, language);
      const write = found.form.write.bind(found.form);
      return reply.send(
        answerReport(reply, found.report, {
          ...{ mediaType, name },
          write: (report, out) => write(report, out, language),
        }),
      );
    }
    const { file } = found;
    const name = isInPlace ? null : fileName(file, found.form.ending, file.language);
    await sendFile(request, reply, {
      file,
      name,
      read: (one, range) => this.files.read(one, range),
    });
  }
}

async function answerLater(
  reply: FastifyReply,
  { progress, head: { account, day, version } }: FileAnswer & { state: 'rendering' },
): Promise<void> {
  void reply.status(HttpStatus.ACCEPTED).header('retry-after', RETRY_AFTER_SECONDS);
  await reply.send({ account, day, version, status: 'rendering', progress });
}
