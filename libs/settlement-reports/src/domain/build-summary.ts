import type { BusinessDay } from '#calendar';
import { minus, plus, satang, shareRoundedHalfUp, sum, ZERO } from '#money';
import type { Satang } from '#money';
import { BREAK_CODES, isBreakCode } from '#reconciliation';
import type { ChargeVerdict, ReceiptVerdict, TariffOf } from '#reconciliation';
import type { BreakRow, ChargeRow } from './frozen-rows.js';
import type { BreakRollForward, FeesOfRate, ReportSummary, Tally } from './report-head.js';

const NONE: Tally = { count: 0, amount: ZERO };

/** Blocks B to G of the Summary, from the same verdicts and rows that the sheets show. */
export interface SummaryFacts {
  readonly day: BusinessDay;
  readonly receipts: readonly ReceiptVerdict[];
  readonly verdicts: readonly ChargeVerdict[];
  readonly breaks: readonly BreakRow[];
  readonly charges: readonly ChargeRow[];
  readonly pending: number;
  readonly uncredited: Satang;
  readonly tariffOf: TariffOf;
}

export function buildSummary(facts: SummaryFacts): ReportSummary {
  const { charges } = facts;
  return {
    ...rollForward(facts),
    uncreditedClose: facts.uncredited,
    breaks: breaksByCode(facts.breaks),
    fees: feesByRate(facts),
    notInBooks: {
      pending: facts.pending,
      failed: charges.filter(({ status }) => status === 'failed').length,
      expired: charges.filter(({ status }) => status === 'expired').length,
    },
  };
}

/**
 * Open + new − paid − withdrawn = close. A receipt paid ahead of its day is new on the day it is
 * paid, and no longer on its own.
 */
function rollForward({ day, receipts, verdicts }: SummaryFacts) {
  const earlier = receipts.filter(({ group }) => group.expectation.expectedOn < day);
  const own = receipts.filter(({ group }) => group.expectation.expectedOn === day);
  const before = matchedAmounts(verdicts, (paidOn) => paidOn < day);
  const today = matchedAmounts(verdicts, (paidOn) => paidOn === day);
  const restOf = (receipt: ReceiptVerdict): Satang =>
    minus(receipt.group.expectation.amount, before.get(referenceOf(receipt)) ?? ZERO);
  const active = (list: readonly ReceiptVerdict[]) =>
    list.filter((item) => item.standing !== 'withdrawn');
  const ahead = verdicts.filter(
    ({ charge, expectation, matched }) =>
      matched > 0n && charge.businessDay === day && (expectation?.expectedOn ?? day) > day,
  );
  const open = active(earlier).filter((item) => restOf(item) > 0n);
  const withdrawn = own.filter(({ standing }) => standing === 'withdrawn');
  const left = [...open, ...active(own)].map((item) => ({
    item,
    amount: minus(restOf(item), today.get(referenceOf(item)) ?? ZERO),
  }));
  const close = left.filter(({ amount }) => amount > 0n);
  const isValid = ({ item }: { item: ReceiptVerdict }): boolean => item.open > 0n;
  return {
    expOpen: tally(open.map(restOf)),
    expNew: tally([...own.map(restOf).filter((rest) => rest > 0n), ...ahead.map((v) => v.matched)]),
    expRevised: NONE,
    expWithdrawn: tally(withdrawn.map(restOf)),
    ...paidToday(verdicts, day),
    expCloseValid: tally(close.filter(isValid).map(({ amount }) => amount)),
    expCloseOverdue: tally(close.filter((entry) => !isValid(entry)).map(({ amount }) => amount)),
  };
}

function paidToday(verdicts: readonly ChargeVerdict[], day: BusinessDay) {
  const own = verdicts.filter(({ charge, matched }) => charge.businessDay === day && matched > 0n);
  const of = (isWanted: (expectedOn: BusinessDay) => boolean): Tally =>
    tally(
      own
        .filter(({ expectation }) => expectation !== null && isWanted(expectation.expectedOn))
        .map(({ matched }) => matched),
    );
  return {
    expPaidOfToday: of((expectedOn) => expectedOn === day),
    expPaidOfEarlier: of((expectedOn) => expectedOn < day),
    expPaidOfLater: of((expectedOn) => expectedOn > day),
  };
}

const referenceOf = ({ group }: ReceiptVerdict): string => group.expectation.reference;

function matchedAmounts(
  verdicts: readonly ChargeVerdict[],
  isWanted: (paidOn: BusinessDay) => boolean,
): ReadonlyMap<string, Satang> {
  const amounts = new Map<string, Satang>();
  for (const { charge, expectation, matched } of verdicts) {
    if (expectation === null || charge.businessDay === null || !isWanted(charge.businessDay))
      continue;
    const { reference } = expectation;
    amounts.set(reference, plus(amounts.get(reference) ?? ZERO, matched));
  }
  return amounts;
}

function tally(amounts: readonly Satang[]): Tally {
  return { count: amounts.length, amount: sum(amounts) };
}

function breaksByCode(rows: readonly BreakRow[]): readonly BreakRollForward[] {
  const codes = [...new Set(rows.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const own = rows.filter((row) => row.code === code);
    const of = (...sections: readonly BreakRow['section'][]): Tally =>
      tally(own.filter(({ section }) => sections.includes(section)).map(({ amount }) => amount));
    return {
      code,
      severity: isBreakCode(code) ? BREAK_CODES[code].severity : 'medium',
      open: of('brought_forward', 'cleared'),
      new: of('new'),
      clearedByItself: of('cleared'),
      clearedByPerson: NONE,
      close: of('brought_forward', 'new'),
      oldestAge: Math.max(...own.map(({ age }) => age)),
    };
  });
}

function feesByRate({ charges, tariffOf, day }: SummaryFacts): readonly FeesOfRate[] {
  const paid = charges.filter(({ gross }) => gross !== null);
  const rates = [...new Set(paid.map(({ rate }) => rate))].sort();
  return rates.map((rate) => {
    const own = paid.filter((row) => row.rate === rate);
    const total = (value: (row: ChargeRow) => Satang | null): Satang =>
      sum(own.map((row) => value(row) ?? ZERO));
    const tariff = tariffOf('promptpay', day);
    const fee = total((row) => row.fee);
    const expectedFee = total((row) =>
      tariff === null ? row.fee : shareRoundedHalfUp(row.gross ?? ZERO, tariff.feeRate),
    );
    return {
      rate,
      count: own.length,
      gross: total((row) => row.gross),
      fee,
      feeVat: total((row) => row.feeVat),
      expectedFee,
      difference: satang(fee - expectedFee),
    };
  });
}
