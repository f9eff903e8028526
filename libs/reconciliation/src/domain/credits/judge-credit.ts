import { HOUR_MS, isBefore, laterOf, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { ZERO } from '#money';
import type { Satang } from '#money';
import type { BreakCode } from '../break-code.js';
import { BOOKED_CURRENCY } from '../facts.js';
import type { PaidCharge } from '../facts.js';
import { paidKnownAt } from '../judge-rules.js';
import type { CreditReading } from './credit-facts.js';

/** Opn credits a payment at once; a list that was read this long after it should show it. */
export const CREDIT_GRACE_MS = HOUR_MS;

/** What Opn credited is not what it said it would. */
export interface CreditFinding {
  readonly code: BreakCode;
  readonly expected: Satang;
  readonly actual: Satang;
  readonly openedAt: Instant;
}

/**
 * A paid charge against Opn's transactions of it, of any payment method. It is in order if they add
 * up to its net, or if there is none and the list was not yet read past the time to be credited.
 */
export function judgeCredit(charge: PaidCharge, reading: CreditReading): CreditFinding | null {
  if (charge.grossCurrency !== BOOKED_CURRENCY || isBeforeBooks(charge, reading)) return null;
  const expected = charge.status === 'reversed' ? ZERO : charge.net;
  const actual = charge.credited ?? ZERO;
  if (actual === expected) return null;
  const knownAt = paidKnownAt(charge);
  if (charge.credited !== null) {
    return { code: 'TRANSACTION_MISMATCH', expected, actual, openedAt: knownAt };
  }
  const dueAt = plusMs(charge.paidAt, CREDIT_GRACE_MS);
  if (reading.readUpTo === null || isBefore(reading.readUpTo, dueAt)) return null;
  return { code: 'TRANSACTION_MISSING', expected, actual, openedAt: laterOf(knownAt, dueAt) };
}

const isBeforeBooks = ({ businessDay }: PaidCharge, { openingDay }: CreditReading): boolean =>
  openingDay !== null && businessDay < openingDay;
