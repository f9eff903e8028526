import { dayWindow } from '#calendar';
import { DayReader } from '#days';
import type { BankPosting } from '#days';
import { epochMs, tellProgress } from '#kernel';
import type { DayPart, JudgedDay, ReadParts } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { buildChargeRows } from '../domain/build-charge-rows.js';
import { buildExpectedRows } from '../domain/build-expected-rows.js';
import type { BreakRow, ChargeRow, ExpectedRow } from '../domain/frozen-rows.js';
import { movementsOf } from '../domain/receipt-movement.js';
import type { ReceiptMovement } from '../domain/receipt-movement.js';
import { codesByCharge, codesById } from '../domain/report-breaks.js';
import { SummaryTally } from '../domain/summary-tally.js';
import { withoutWrittenOff } from '../domain/written-off-receipts.js';
import { arrivedAtBank } from './bank-arrivals.js';
import { DayBreaks } from './day-breaks.js';
import { LatePayments } from './late-payments.js';
import { ReceiptHistories } from './receipt-histories.js';
import type { Knowledge } from './receipt-histories.js';
import { ReportCases } from './report-cases.js';
import { ReportFacts } from './report-facts.js';
import type { StagedDifferences } from './staged-differences.js';
import type { PlacedRow, StagedRows } from './staged-rows.js';

/** What else the day's report says of the books, from the view on which the day was judged. */
interface SeenBeside {
  /** QR codes that were open when the day ended. */
  readonly pending: number;
  /** At the bank; empty of a day that was closed before, whose later versions post none of it. */
  readonly arrived: readonly BankPosting[];
}

/** A judged day whose breaks, receipts and charges are staged: what a version is due for. */
export interface StagedDay extends SeenBeside {
  readonly judged: JudgedDay;
  readonly rows: StagedRows;
  readonly tally: SummaryTally;
  readonly breaks: readonly BreakRow[];
  /** With the version before it, where that was begun. */
  readonly compared?: StagedDifferences;
}

/** Stages the rows of a day part by part, while it is judged: no more of them is in memory. */
@Injectable()
export class StageDay {
  constructor(
    private readonly facts: ReportFacts,
    private readonly days: DayReader,
    private readonly histories: ReceiptHistories,
    private readonly late: LatePayments,
    private readonly cases: ReportCases,
    private readonly breaks: DayBreaks,
  ) {}

  async stage(
    account: string,
    rows: StagedRows,
    judge: (read: ReadParts) => Promise<JudgedDay>,
  ): Promise<StagedDay> {
    const issued = await this.days.issued(account);
    let read: (SeenBeside & { readonly tally: SummaryTally }) | undefined;
    const judged = await judge(async (day, parts) => {
      const tally = new SummaryTally(day.result.day);
      const knowledge = await this.knowledge(account, day, issued);
      const staged = { account, judged: day, knowledge, tally, rows };
      await this.stageParts(parts, staged);
      read = { tally, ...(await this.beside(staged)) };
    });
    if (!read) throw new Error('A day was judged, and nobody read what became of its rows.');
    await rows.putInOrder();
    const breaks = await this.breaks.rows(account, judged);
    await rows.put('breaks', breaks);
    return { judged, rows, breaks, ...read };
  }

  private async knowledge(
    account: string,
    { result: { day }, asOf, settings }: JudgedDay,
    issued: Knowledge['issued'],
  ): Promise<Knowledge> {
    const restated = await this.histories.restatedOn(account, day, { issued });
    return { upTo: asOf.position, issued, days: settings.days, ...(restated && { restated }) };
  }

  private async beside({ account, judged, knowledge, rows }: Staged): Promise<SeenBeside> {
    const { result, asOf, settings } = judged;
    const { day } = result;
    const { to } = dayWindow(day, settings.days);
    const end = { day, to, position: asOf.position };
    const isIssued = knowledge.issued.some(({ data }) => data.day === day);
    return {
      pending: await this.facts.pendingCharges(rows.on, account, end),
      arrived: isIssued ? [] : await arrivedAtBank(rows.on, account, settings),
    };
  }

  private async stageParts(parts: AsyncIterable<DayPart>, on: Staged): Promise<void> {
    const codeOf = codesById(on.judged.result);
    const ownCodes = codesByCharge(on.judged.result);
    const { day } = on.judged.result;
    let [ended, charged] = [0, 0];
    let written: Promise<unknown> = Promise.resolve();
    for await (const part of parts) {
      const [movements, charges] = await Promise.all([
        this.movements(part, on),
        this.chargeRows(part, on, { codeOf, ownCodes }),
      ]);
      const expected = buildExpectedRows(day, movements, codeOf);
      on.tally.addMovements(movements);
      on.tally.addCharges(charges);
      const placed = {
        expected: expected.map(placedReceipt),
        charges: placedCharges(charges, ended),
      };
      ended += part.ended.length;
      tellProgress('Reconciling the day', (charged += charges.length), null, 'charges');
      await written;
      written = begun(this.write(on.rows, placed));
    }
    await written;
  }

  private async write(rows: StagedRows, { expected, charges }: PlacedPart): Promise<void> {
    await rows.gather('expected', expected);
    await rows.gather('charges', charges);
  }

  private async movements(
    { receipts, charges }: DayPart,
    { account, judged, knowledge }: Staged,
  ): Promise<readonly ReceiptMovement[]> {
    const { day } = judged.result;
    const expectations = receipts.map(({ group }) => group.expectation);
    const [historyOf, countingDayOf] = await Promise.all([
      this.histories.of(account, expectations, knowledge),
      this.late.of(account, day, charges, knowledge),
    ]);
    const past = { historyOf, countingDayOf };
    const movements = movementsOf(day, knowledge.days, receipts, charges, past);
    const open = movements.filter(isOpenAtAll).map(({ receipt }) => receipt.group.expectation);
    const references = open.map(({ reference }) => reference);
    const writtenOff = await this.cases.writtenOff(account, references, knowledge);
    return withoutWrittenOff(day, movements, writtenOff);
  }

  private async chargeRows(
    { charges, ended }: DayPart,
    { account, judged: { result, tariffOf, asOf } }: Staged,
    codes: Codes,
  ): Promise<readonly ChargeRow[]> {
    const { day } = result;
    const own = charges.flatMap(({ charge }) => (charge.businessDay === day ? charge.id : []));
    const bookedGross = await this.facts.bookedGross(account, day, asOf.position, own);
    return buildChargeRows(charges, ended, { day, tariffOf, bookedGross, ...codes });
  }
}

interface Staged {
  readonly account: string;
  readonly judged: JudgedDay;
  readonly knowledge: Knowledge;
  readonly tally: SummaryTally;
  readonly rows: StagedRows;
}

interface PlacedPart {
  readonly expected: readonly PlacedRow<ExpectedRow>[];
  readonly charges: readonly PlacedRow<ChargeRow>[];
}

/** Written while the next part is judged; what fails is told to whoever waits for it. */
function begun(work: Promise<void>): Promise<void> {
  work.catch(() => undefined);
  return work;
}

type Codes = Pick<Parameters<typeof buildChargeRows>[2], 'codeOf' | 'ownCodes'>;

/** Nothing can be given up of what is not open. */
const isOpenAtAll = ({ opening, closing }: ReceiptMovement): boolean =>
  opening > 0n || closing > 0n;

/** By the day of which they are expected, and reference. */
const placedReceipt = (row: ExpectedRow): PlacedRow<ExpectedRow> => ({
  ...{ section: 0, rank: Date.parse(row.expectedOn), name: row.reference, row },
});

/** Payments in their order, then what ended on the day as it did. */
const placedCharges = (
  rows: readonly ChargeRow[],
  endedBefore: number,
): readonly PlacedRow<ChargeRow>[] =>
  rows.map((row, index) =>
    row.gross === null || row.paidAt === null
      ? { section: 1, rank: endedBefore + index, name: row.chargeId, row }
      : { section: 0, rank: epochMs(row.paidAt), name: row.chargeId, row },
  );
