import { PassThrough } from 'node:stream';
import { parseMonth } from '#calendar';
import { PackFiles } from '#settlement-reports';
import type { Language, PackAnswer, PackForm, WantedPack } from '#settlement-reports';
import { Controller, Get, Logger, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { AnswersFile, AnswersInParts } from '../docs/answers-file.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { sendFile } from '../files/send-file.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { packQuery, packSchema } from './pack.schema.js';
import type { PackQuery } from './pack.schema.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Asked {
  readonly account: string;
  readonly month: string;
  readonly query: PackQuery;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The monthly pack: of a closed month the same file each time, else as the month stands. */
@Controller('v1/periods')
@Needs('viewer')
export class PackController {
  private readonly logger = new Logger(PackController.name);

  constructor(private readonly packs: PackFiles) {}

  @Get(':month.xlsx')
  @AnswersFile(XLSX)
  xlsx(
    @Account() account: string,
    @Param('month') month: string,
    @QueryOf(packQuery) query: PackQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('xlsx', { account, month, query, request, reply });
  }

  @Get(':month/pack')
  @Answers(packSchema)
  @AnswersInParts('application/json')
  json(
    @Account() account: string,
    @Param('month') month: string,
    @QueryOf(packQuery) query: PackQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('json', { account, month, query, request, reply });
  }

  private async answer(form: PackForm, asked: Asked): Promise<void> {
    const { account, month, query, request, reply } = asked;
    const { version = null, lang: language } = query;
    const wanted = { month: parseMonth(month), version, form, language };
    const found = await this.packs.find(account, wanted);
    const name = form === 'json' ? null : fileName(idOf(found), language);
    if (found.file === null) return this.provisional(reply, found, wanted, name);
    const read = this.packs.read.bind(this.packs);
    return sendFile(request, reply, { file: found.file, name, read });
  }

  /** Streamed: no file is kept of a month that is still open. */
  private async provisional(
    reply: FastifyReply,
    { pack, mediaType }: PackAnswer & { readonly file: null },
    wanted: WantedPack,
    name: string | null,
  ): Promise<void> {
    const out = new PassThrough();
    void reply.headers({ 'content-type': mediaType, 'cache-control': 'private, no-cache' });
    if (name !== null) void reply.header('content-disposition', `attachment; filename="${name}"`);
    this.packs.write(pack, wanted, out).catch((error: unknown) => {
      if (!out.destroyed) this.logger.error(`A pack broke off: ${String(error)}`);
      out.destroy(error instanceof Error ? error : undefined);
    });
    await reply.send(out);
  }
}

interface PackId {
  readonly account: string;
  readonly month: string;
  readonly issue: string;
}

const idOf = ({ file, pack }: PackAnswer): PackId =>
  file === null
    ? { account: pack.head.account, month: pack.head.month, issue: 'provisional' }
    : { account: file.account, month: file.subject, issue: `final${file.version}` };

/** `pack-main-2026-11-final1-th.xlsx`: nothing in it needs an encoding. */
const fileName = ({ account, month, issue }: PackId, language: Language): string =>
  `pack-${account}-${month}-${issue}${language === 'en' ? '' : `-${language}`}.xlsx`;
