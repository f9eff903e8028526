import { daysBetween } from '#calendar';
import type { BusinessDay } from '#calendar';
import { minus, ZERO } from '#money';
import type { Satang } from '#money';
import type { ChargeVerdict, ReceiptVerdict } from '#reconciliation';
import { isPaid } from '#reconciliation';
import type { ExpectedRow, MatchKey } from './frozen-rows.js';
import type { ReceiptMovement } from './receipt-movement.js';

/** Orders that concern a day: its own, those still open from before, those paid on it. */
export function buildExpectedRows(
  day: BusinessDay,
  movements: readonly ReceiptMovement[],
  codeOf: (breakId: string | null) => string | null,
): readonly ExpectedRow[] {
  return movements
    .filter((movement) => concerns(day, movement))
    .map((movement) => expectedRow(day, movement, codeOf));
}

function concerns(
  day: BusinessDay,
  { receipt, payments, opening, paid }: ReceiptMovement,
): boolean {
  if (receipt.group.expectation.expectedOn === day || opening > 0n || paid > 0n) return true;
  return payments.some(({ charge }) => charge.businessDay === day);
}

function expectedRow(
  day: BusinessDay,
  { receipt, payments }: ReceiptMovement,
  codeOf: (breakId: string | null) => string | null,
): ExpectedRow {
  const { expectation, charges } = receipt.group;
  const { reference, documentNo, channel, customer, expectedOn, amount } = expectation;
  return {
    section: expectedOn < day ? 'brought_forward' : 'new',
    ...{ reference, documentNo, channel, customer, expectedOn },
    dueAt: receipt.dueAt,
    expected: amount,
    chargesTried: charges.length,
    chargesPaid: charges.filter(({ charge }) => isPaid(charge)).length,
    ...matchColumns(payments.filter(({ matched }) => matched > 0n)),
    paid: receipt.matched,
    difference: differenceOf(receipt, amount),
    state: receipt.standing,
    code: codeOf(receipt.breakId),
    age: Math.max(0, daysBetween(expectedOn, day)),
  };
}

/** A receipt that is still open, or expected no longer, differs from nothing. */
function differenceOf({ standing, open, matched }: ReceiptVerdict, amount: Satang): Satang {
  return standing === 'withdrawn' || open > 0n ? ZERO : minus(matched, amount);
}

const matchColumns = (matching: readonly ChargeVerdict[]) => ({
  chargeIds: matching.map(({ charge }) => charge.id),
  paidAt: matching.at(-1)?.charge.paidAt ?? null,
  matchKey: matchKeyOf(matching),
});

const matchKeyOf = ([first]: readonly ChargeVerdict[]): MatchKey | null => first?.by ?? null;
