import type { BusinessDay } from '#calendar';
import { sum, ZERO } from '#money';
import type { Satang } from '#money';
import { BREAK_CODES, isBreakCode } from '#reconciliation';
import type { BreakRow, ChargeRow } from './frozen-rows.js';
import type { ReceiptMovement } from './receipt-movement.js';
import type { BreakRollForward, FeesOfRate, ReportSummary, Tally } from './report-head.js';

/** Blocks B to G of the Summary, from the same verdicts and rows that the sheets show. */
export interface SummaryFacts {
  readonly day: BusinessDay;
  readonly movements: readonly ReceiptMovement[];
  readonly breaks: readonly BreakRow[];
  readonly charges: readonly ChargeRow[];
  readonly pending: number;
  /** Null while it was not counted. */
  readonly webhooksMissed: number | null;
  readonly uncredited: Satang;
}

export function buildSummary(facts: SummaryFacts): ReportSummary {
  const { charges } = facts;
  return {
    ...rollForward(facts),
    ...paidToday(facts),
    uncreditedClose: facts.uncredited,
    breaks: breaksByCode(facts.breaks),
    fees: feesByRate(charges),
    notInBooks: {
      pending: facts.pending,
      failed: charges.filter(({ status }) => status === 'failed').length,
      expired: charges.filter(({ status }) => status === 'expired').length,
      webhooksMissed: facts.webhooksMissed,
    },
  };
}

/** Open + new + revised − paid − withdrawn = close. */
function rollForward({ movements }: SummaryFacts) {
  const open = movements.filter(({ closing }) => closing !== 0n);
  return {
    expOpen: tally(movements.map(({ opening }) => opening)),
    expNew: tally(movements.map(({ added }) => added)),
    expRevised: tally(movements.map(({ revised }) => revised)),
    expWithdrawn: tally(movements.map(({ withdrawn }) => withdrawn)),
    expCloseValid: tally(open.filter(({ isOverdue }) => !isOverdue).map(({ closing }) => closing)),
    expCloseOverdue: tally(open.filter(({ isOverdue }) => isOverdue).map(({ closing }) => closing)),
  };
}

function paidToday({ movements, day }: SummaryFacts) {
  const of = (isWanted: (expectedOn: BusinessDay) => boolean): Tally =>
    tally(
      movements
        .filter(({ receipt }) => isWanted(receipt.group.expectation.expectedOn))
        .map(({ paid }) => paid),
    );
  return {
    expPaidOfToday: of((expectedOn) => expectedOn === day),
    expPaidOfEarlier: of((expectedOn) => expectedOn < day),
    expPaidOfLater: of((expectedOn) => expectedOn > day),
  };
}

/** What is nothing does not count. */
function tally(amounts: readonly Satang[]): Tally {
  const some = amounts.filter((amount) => amount !== 0n);
  return { count: some.length, amount: sum(some) };
}

function breaksByCode(rows: readonly BreakRow[]): readonly BreakRollForward[] {
  const codes = [...new Set(rows.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const own = rows.filter((row) => row.code === code);
    const of = (isWanted: (row: BreakRow) => boolean): Tally => {
      const some = own.filter(isWanted);
      return { count: some.length, amount: sum(some.map(({ amount }) => amount)) };
    };
    const isOpen = ({ status }: BreakRow): boolean => status === 'open' || status === 'assigned';
    return {
      code,
      severity: isBreakCode(code) ? BREAK_CODES[code].severity : 'medium',
      open: of(({ section }) => section !== 'new'),
      new: of(({ section }) => section === 'new'),
      clearedByItself: of(({ status }) => status === 'cleared'),
      clearedByPerson: of(({ status }) => status === 'resolved'),
      close: of(isOpen),
      oldestAge: oldestOf(own.filter(isOpen)),
    };
  });
}

const oldestOf = (open: readonly BreakRow[]): number | null =>
  open.length === 0 ? null : Math.max(...open.map(({ age }) => age));

/** The difference is that of fee and VAT together, as on the lines of Charges. */
function feesByRate(charges: readonly ChargeRow[]): readonly FeesOfRate[] {
  const paid = charges.filter(({ gross }) => gross !== null);
  const rates = [...new Set(paid.map(({ rate }) => rate))].sort(inOrderOfRate);
  return rates.map((rate) => {
    const own = paid.filter((row) => row.rate === rate);
    const total = (value: (row: ChargeRow) => Satang | null): Satang =>
      sum(own.map((row) => value(row) ?? ZERO));
    return {
      rate,
      count: own.length,
      gross: total((row) => row.gross),
      fee: total((row) => row.fee),
      feeVat: total((row) => row.feeVat),
      expectedFee: total((row) => row.feeExpected ?? row.fee),
      difference: total((row) => row.feeDifference),
    };
  });
}

const inOrderOfRate = (left: string | null, right: string | null): number =>
  Number(left ?? 'Infinity') - Number(right ?? 'Infinity');
