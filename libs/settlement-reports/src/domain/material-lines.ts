import { canonicalJson } from '#kernel';
import type { BusinessDay } from '#calendar';
import { BREAK_CODES, isBreakCode } from '#reconciliation';
import type { BreakRow, ChargeRow } from './frozen-rows.js';

/** Charges that are paid on the day, and receipts for which any of them is. */
export interface PaidOf {
  readonly paid: ReadonlySet<string>;
  readonly orders: ReadonlySet<string>;
}

/** What an order of the day lacks or has too much of changes when it is revised. */
const OF_AN_ORDER: readonly string[] = ['AMOUNT_OVER', 'AMOUNT_UNDER'];

const NOT_CREDITED_YET = 'TRANSACTION_MISSING';

/** What passes with time, or comes with it, is nothing that happened on the day. */
const TIMING: readonly string[] = [NOT_CREDITED_YET, 'STUCK_PENDING'];

/** Legs 1 and 2: payouts, bank and taxes are reported on the day they happen. */
const OF_PAYMENTS: readonly string[] = ['receipts', 'charge', 'cost'];

const unlessNotCreditedYet = (code: string | null): string | null =>
  code === NOT_CREDITED_YET ? null : code;

/**
 * Of the day, of a paid charge, or of the amount of an order that was paid. What was unpaid is
 * carried forward, and a second payment stands in the day that it came in.
 */
export function isMaterial(
  { subjectKind, subjectId }: BreakRow,
  { paid, orders }: PaidOf,
): boolean {
  if (subjectKind === 'expectation') return orders.has(subjectId);
  return subjectKind === 'day' || paid.has(subjectId);
}

/** By its code and day alone. */
export function mayBeMaterial(
  day: BusinessDay,
  { code, subjectKind, day: own }: BreakRow,
): boolean {
  if (own !== day || code === NOT_CREDITED_YET) return false;
  if (!isBreakCode(code) || !OF_PAYMENTS.includes(BREAK_CODES[code].group)) return false;
  return subjectKind !== 'expectation' || OF_AN_ORDER.includes(code);
}

export function chargeLine(row: ChargeRow): string {
  const { chargeId, status, reference, gross, fee, feeVat, interest, interestVat, net } = row;
  const { matched, matchDay, code } = row;
  const money = { gross, fee, feeVat, interest, interestVat, net, matched };
  return canonicalJson({
    ...{ chargeId, status, reference, ...money, matchDay },
    code: unlessNotCreditedYet(code),
  });
}

export function breakLine({ code, subjectId, amount, explains: seen }: BreakRow): string {
  const explains = seen.filter((other) => !TIMING.includes(other));
  return canonicalJson({ code, subjectId, amount, explains });
}
