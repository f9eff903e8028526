import { LogReader, streamText } from '#event-store';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { bankLineStream } from '../domain/bank-line.js';
import type { BankLine } from '../domain/bank-line.js';
import { bankEvents } from '../domain/bank.events.js';
import type { BankFileReading } from '../domain/bank-layout.js';
import type { BankFile } from './bank-file.js';
import { answerOf } from './import-bank-lines.command.js';
import type { BankImportAnswer } from './import-bank-lines.command.js';
import { ReadImport } from './read-import.js';
import type { ImportOptions } from './read-import.js';

/** What importing a file would do, and how it was understood. */
export interface BankPreview extends BankImportAnswer {
  readonly reading: BankFileReading;
  /** The first of the lines that would be kept; others are not shown, as they are not kept. */
  readonly lines: readonly (Omit<BankLine, 'statementId'> & { readonly isNew: boolean })[];
}

const MAX_LINES_SHOWN = 100;

/** Reads a file as an import would; nothing is recorded. */
export class PreviewBankLines extends Query<BankPreview> {
  constructor(
    readonly account: string,
    readonly source: BankFile,
    readonly options: ImportOptions,
  ) {
    super();
  }
}

@QueryHandler(PreviewBankLines)
export class PreviewBankLinesHandler implements IQueryHandler<PreviewBankLines> {
  constructor(
    private readonly reader: ReadImport,
    private readonly log: LogReader,
  ) {}

  async execute({ account, source, options }: PreviewBankLines): Promise<BankPreview> {
    const { reading, ...read } = await this.reader.read(account, source, options);
    const streams = read.lines.map(({ lineId }) => bankLineStream(account, lineId));
    const known = await this.log.streams(account, streams, bankEvents);
    const isNew = (lineId: string): boolean =>
      !known.has(streamText(bankLineStream(account, lineId)));
    const accepted = read.lines.filter(({ lineId }) => isNew(lineId)).length;
    const lines = read.lines
      .slice(0, MAX_LINES_SHOWN)
      .map(({ statementId: _, ...line }) => ({ ...line, isNew: isNew(line.lineId) }));
    return { ...answerOf(read, accepted, []), reading, lines };
  }
}
