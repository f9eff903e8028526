import { DecisionRunner } from '#event-store';
import type { Lesson, Recorded } from '#event-store';
import { Clock, sha256 } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { expectationDecider } from '../domain/expectation.js';
import type { ExpectationLearned } from '../domain/expectation.js';
import type { ExpectationEvent } from '../domain/expectation.events.js';
import { expectationStream } from '../domain/expected-receipt.js';
import { ImportRefusedError } from '../domain/import.errors.js';
import type { ControlTotals, FileFindings } from '../domain/receipts-collector.js';
import { ControlTotalFindings } from './control-total-findings.js';
import { ControlTotalError, isOtherThanStated } from './control-totals.js';
import type { StatedTotals } from './control-totals.js';
import { ReceiptFileReader } from './receipt-file.js';
import type { ReceiptFile } from './receipt-file.js';
import { ReceiptLayouts } from './receipt-layouts.js';

/** How many rows were new, known already, and known otherwise; what all of them add up to. */
export interface ImportAnswer {
  readonly accepted: number;
  readonly unchanged: number;
  readonly revised: number;
  readonly controlTotals: ControlTotals;
}

/**
 * All rows of a file or none (`import.refused`); the same file again changes nothing. A file that
 * holds other than its sender states is `import.control_total`, and a finding.
 */
export class ImportExpectedReceipts extends Command<ImportAnswer> {
  constructor(
    readonly account: string,
    readonly source: ReceiptFile,
    /** Name of the person or the credential that sent it. */
    readonly importedBy: string,
    readonly stated: StatedTotals = {},
  ) {
    super();
  }
}

@CommandHandler(ImportExpectedReceipts)
export class ImportExpectedReceiptsHandler implements ICommandHandler<ImportExpectedReceipts> {
  constructor(
    private readonly layouts: ReceiptLayouts,
    private readonly files: ReceiptFileReader,
    private readonly decisions: DecisionRunner,
    private readonly differences: ControlTotalFindings,
    private readonly clock: Clock,
  ) {}

  async execute(order: ImportExpectedReceipts): Promise<ImportAnswer> {
    const { account, source, stated } = order;
    const file = await this.files.read(source, await this.layouts.of(account, source));
    if (file.errors.length > 0) throw new ImportRefusedError(file.errors, file.notNamed);
    if (isOtherThanStated(stated, file.controlTotals)) {
      await this.differences.record(order, file.controlTotals);
      throw new ControlTotalError(stated, file.controlTotals);
    }
    const lessons = this.lessonsOf(file, order);
    const recorded = await this.decisions.run(lessons, expectationDecider, { whole: true });
    return answer(file.controlTotals, recorded);
  }

  private lessonsOf(
    { receipts }: FileFindings,
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
