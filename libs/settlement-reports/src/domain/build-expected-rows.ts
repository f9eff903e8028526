import { daysBetween } from '#calendar';
import type { BusinessDay } from '#calendar';
import { minus, sum, ZERO } from '#money';
import type { ChargeVerdict, ReceiptVerdict } from '#reconciliation';
import { isPaid } from '#reconciliation';

import type { Instant } from '#kernel';
import type { ExpectedRow, MatchKey } from './frozen-rows.js';

/** Orders that concern a day: its own, those still open from before, those paid on it. */
export function buildExpectedRows(
  day: BusinessDay,
  receipts: readonly ReceiptVerdict[],
  charges: readonly ChargeVerdict[],
  codeOf: (breakId: string | null) => string | null,
): readonly ExpectedRow[] {
  const paying = byReceipt(charges);
  return receipts
    .map((receipt) => ({ receipt, paid: paying.get(receipt.group.expectation.reference) ?? [] }))
    .filter(({ receipt, paid }) => concerns(day, receipt, paid))
    .map(({ receipt, paid }) => expectedRow(day, receipt, paid, codeOf));
}

function byReceipt(charges: readonly ChargeVerdict[]): ReadonlyMap<string, ChargeVerdict[]> {
  const byReference = new Map<string, ChargeVerdict[]>();
  for (const verdict of charges) {
    if (verdict.expectation === null) continue;
    const list = byReference.get(verdict.expectation.reference) ?? [];
    byReference.set(verdict.expectation.reference, [...list, verdict]);
  }
  return byReference;
}

function concerns(
  day: BusinessDay,
  { group, standing }: ReceiptVerdict,
  paid: readonly ChargeVerdict[],
): boolean {
  const { expectedOn } = group.expectation;
  if (expectedOn === day || paid.some(({ charge }) => charge.businessDay === day)) return true;
  return expectedOn < day && standing !== 'withdrawn' && standing !== 'paid';
}

function expectedRow(
  day: BusinessDay,
  receipt: ReceiptVerdict,
  paid: readonly ChargeVerdict[],
  codeOf: (breakId: string | null) => string | null,
): ExpectedRow {
  const { expectation, charges } = receipt.group;
  const matching = paid.filter(({ matched }) => matched > 0n);
  const matched = sum(matching.map((verdict) => verdict.matched));
  const isOver = receipt.standing === 'withdrawn' || receipt.open > 0n;
  return {
    section: expectation.expectedOn < day ? 'brought_forward' : 'new',
    reference: expectation.reference,
    documentNo: expectation.documentNo,
    channel: expectation.channel,
    customer: expectation.customer,
    expectedOn: expectation.expectedOn,
    dueAt: receipt.dueAt,
    expected: expectation.amount,
    chargesTried: charges.length,
    chargesPaid: charges.filter(({ charge }) => isPaid(charge)).length,
    chargeIds: matching.map(({ charge }) => charge.id),
    paidAt: lastPaidAt(matching),
    paid: matched,
    difference: isOver ? ZERO : minus(matched, expectation.amount),
    matchKey: matchKeyOf(matching),
    state: receipt.standing,
    code: codeOf(receipt.breakId),
    age: Math.max(0, daysBetween(expectation.expectedOn, day)),
  };
}

const lastPaidAt = (matching: readonly ChargeVerdict[]): Instant | null =>
  matching.at(-1)?.charge.paidAt ?? null;

const matchKeyOf = ([first]: readonly ChargeVerdict[]): MatchKey | null => first?.by ?? null;
