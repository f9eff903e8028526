import { LogReader, streamText } from '#event-store';
import { Clock, inGroupsOf } from '#kernel';
import { ZERO } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { dayTotals } from '../domain/day-totals.js';
import type { DayTotal } from '../domain/day-totals.js';
import { expectationDecider } from '../domain/expectation.js';
import type { ExpectationEvent } from '../domain/expectation.events.js';
import { expectationStream } from '../domain/expected-receipt.js';
import type { ExpectedReceipt } from '../domain/expected-receipt.js';
import { ImportRefusedError } from '../domain/import.errors.js';
import type { RowError } from '../domain/import.errors.js';
import type { FileReading } from '../domain/receipt-layout.js';
import type { ControlTotals, FileFindings } from '../domain/receipts-collector.js';
import { ControlTotalError, isOtherThanStated } from './control-totals.js';
import type { StatedTotals } from './control-totals.js';
import type { ImportAnswer } from './import-expected-receipts.command.js';
import { ReceiptFileReader } from './receipt-file.js';
import type { ReceiptFile } from './receipt-file.js';
import { ReceiptLayouts } from './receipt-layouts.js';

/** So many rows are shown as they were understood. */
const ROWS_SHOWN = 20;
const STREAMS_PER_LOAD = 1_000;

/** What an import would do. The figures count the good rows; with any error nothing is imported. */
export interface ImportPreview extends ImportAnswer {
  readonly importable: boolean;
  readonly days: readonly DayTotal[];
  readonly rows: readonly ExpectedReceipt[];
  /** How its table was understood; null for JSON, and where no heading was found. */
  readonly reading: FileReading | null;
  readonly errors: readonly RowError[];
  /** Errors beyond those that are named. */
  readonly notNamed: number;
}

type Changes = Pick<ImportAnswer, 'accepted' | 'unchanged' | 'revised'>;

/** The same file as for an import; nothing is stored. `import.control_total` as there. */
export class PreviewExpectedReceipts extends Query<ImportPreview> {
  constructor(
    readonly account: string,
    readonly source: ReceiptFile,
    readonly stated: StatedTotals = {},
  ) {
    super();
  }
}

@QueryHandler(PreviewExpectedReceipts)
export class PreviewExpectedReceiptsHandler implements IQueryHandler<PreviewExpectedReceipts> {
  constructor(
    private readonly layouts: ReceiptLayouts,
    private readonly files: ReceiptFileReader,
    private readonly reader: LogReader,
    private readonly clock: Clock,
  ) {}

  async execute({ account, source, stated }: PreviewExpectedReceipts): Promise<ImportPreview> {
    const layout = await this.layouts.of(account, source);
    const file = await this.files.read(source, layout).catch(withoutRows);
    const { receipts, controlTotals, reading, errors, notNamed } = file;
    if (errors.length === 0 && isOtherThanStated(stated, controlTotals)) {
      throw new ControlTotalError(stated, controlTotals);
    }
    return {
      importable: errors.length === 0,
      ...(await this.changes(account, receipts)),
      controlTotals,
      days: dayTotals(receipts),
      rows: receipts.slice(0, ROWS_SHOWN),
      reading,
      errors,
      notNamed,
    };
  }

  /** Decides as an import does, and keeps only how many there would be of each. */
  private async changes(account: string, receipts: readonly ExpectedReceipt[]): Promise<Changes> {
    const events: ExpectationEvent[] = [];
    for (const part of inGroupsOf(STREAMS_PER_LOAD, receipts)) {
      events.push(...(await this.decided(account, part)));
    }
    const accepted = events.filter(({ type }) => type === 'ReceiptExpected').length;
    const revised = events.length - accepted;
    return { accepted, revised, unchanged: receipts.length - events.length };
  }

  private async decided(
    account: string,
    receipts: readonly ExpectedReceipt[],
  ): Promise<readonly ExpectationEvent[]> {
    const { initial, evolve, decide, events } = expectationDecider;
    const streams = receipts.map(({ reference }) => expectationStream(account, reference));
    const known = await this.reader.streams(account, streams, events);
    const at = this.clock.now();
    return receipts.flatMap((row, index) => {
      const stream = streams[index];
      const history = (stream && known.get(streamText(stream))) ?? [];
      const learned = { kind: 'expect', at, row, importedBy: '' } as const;
      return decide(learned, history.reduce(evolve, initial));
    });
  }
}

const NOTHING: ControlTotals = { count: 0, amount: ZERO };

/** A file that cannot be read as rows has nothing to show but why. */
function withoutRows(error: unknown): FileFindings {
  if (!(error instanceof ImportRefusedError)) throw error;
  const { errors } = error;
  return { receipts: [], controlTotals: NOTHING, reading: null, errors, notNamed: 0 };
}
