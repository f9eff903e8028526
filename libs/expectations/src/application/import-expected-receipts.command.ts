import { DecisionRunner } from '#event-store';
import type { Lesson, Recorded } from '#event-store';
import { Clock, sha256 } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { expectationDecider } from '../domain/expectation.js';
import type { ExpectationLearned } from '../domain/expectation.js';
import type { ExpectationEvent } from '../domain/expectation.events.js';
import { expectationStream } from '../domain/expected-receipt.js';
import type { ControlTotals, ReceiptsOfFile } from '../domain/receipts-collector.js';
import { ReceiptFileReader } from './receipt-file.js';
import type { ReceiptFile } from './receipt-file.js';

/** How many rows were new, known already, and known otherwise; what all of them add up to. */
export interface ImportAnswer {
  readonly accepted: number;
  readonly unchanged: number;
  readonly revised: number;
  readonly controlTotals: ControlTotals;
}

/** All rows of a file or none (`import.refused`); the same file again changes nothing. */
export class ImportExpectedReceipts extends Command<ImportAnswer> {
  constructor(
    readonly account: string,
    readonly source: ReceiptFile,
    /** Name of the person or the credential that sent it. */
    readonly importedBy: string,
  ) {
    super();
  }
}

@CommandHandler(ImportExpectedReceipts)
export class ImportExpectedReceiptsHandler implements ICommandHandler<ImportExpectedReceipts> {
  constructor(
    private readonly files: ReceiptFileReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute(order: ImportExpectedReceipts): Promise<ImportAnswer> {
    const file = await this.files.read(order.source);
    const lessons = this.lessonsOf(file, order);
    const recorded = await this.decisions.run(lessons, expectationDecider, { whole: true });
    return answer(file.controlTotals, recorded);
  }

  private lessonsOf(
    { receipts }: ReceiptsOfFile,
    { account, source, importedBy }: ImportExpectedReceipts,
  ): readonly Lesson<ExpectationLearned>[] {
    const at = this.clock.now();
    const cause = { kind: 'import', ref: sha256(source.bytes) } as const;
    return receipts.map((row) => ({
      stream: expectationStream(account, row.reference),
      learned: { kind: 'expect', at, row, importedBy },
      cause,
      evidence: null,
    }));
  }
}

function answer(
  controlTotals: ControlTotals,
  recorded: readonly Recorded<ExpectationEvent>[],
): ImportAnswer {
  const accepted = recorded.filter(({ type }) => type === 'ReceiptExpected').length;
  const revised = recorded.length - accepted;
  return { accepted, revised, unchanged: controlTotals.count - recorded.length, controlTotals };
}
