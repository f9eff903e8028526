import { canonicalJson, isBefore, isOlderRead } from '#kernel';
import type { Canonical } from '#kernel';
import { ChargeAmended, ChargeEarlierMoneyLearned, ChargeEndRedated } from './charge.events.js';
import type { ChargeEvent } from './charge.events.js';
import type { ChargeMoney, ChargeSnapshot, ChargeTerms } from './charge-snapshot.js';
import { termsOf } from './charge-state.js';
import type { Charge } from './charge-state.js';

/** An older read never takes back what a newer one said; but it may tell what had been before. */
export function newerTerms(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  if (!isOlderRead(seen.readAt, charge.termsReadAt)) return amendment(seen, charge);
  return earlierMoney(seen, charge);
}

/** What a read states differently from what is known. */
export function amendment(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  const after = termsOf(seen);
  const paidAtAfter = otherPayment(seen, charge);
  if (paidAtAfter === null && sameTerms(after, charge.terms)) return [];
  const { chargeId, readAt, paymentMethod } = seen;
  const isReversed = charge.status === 'reversed';
  const data = { chargeId, readAt, paymentMethod, before: charge.terms, after };
  return [
    new ChargeAmended(readAt, {
      ...data,
      paidAt: isReversed ? null : charge.paidAt,
      ...(paidAtAfter !== null && { paidAtAfter }),
      ...(isReversed && { wasReversed: true }),
    }),
  ];
}

function otherPayment({ paidAt }: ChargeSnapshot, charge: Charge) {
  return paidAt === null || charge.paidAt === null || paidAt === charge.paidAt ? null : paidAt;
}

/** Money that Opn stated for a booked charge, and states no longer: it was amended all the same. */
export function earlierMoney(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  const { chargeId, readAt, status, money } = seen;
  if (!isBooked(status)) return [];
  const known = charge.statements.filter((stated) => isBooked(stated.status));
  if (known.some((stated) => sameMoney(stated.money, money))) return [];
  return [new ChargeEarlierMoneyLearned(readAt, { chargeId, readAt, status, money })];
}

const isBooked = (status: Charge['status']): boolean =>
  status === 'completed' || status === 'reversed';

/** Of all the times by which it must have ended, the earliest is the best. */
export function earlierEnd(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  const { chargeId, readAt, status } = seen;
  const endedAt = seen.endedAt ?? readAt;
  if (charge.endedAt === null || !isBefore(endedAt, charge.endedAt)) return [];
  return [new ChargeEndRedated(endedAt, { chargeId, readAt, status, endedAt })];
}

const sameTerms = (left: ChargeTerms, right: ChargeTerms): boolean =>
  canonicalJson(left as unknown as Canonical) === canonicalJson(right as unknown as Canonical);

const MONEY = ['gross', 'fee', 'feeVat', 'interest', 'interestVat', 'net'] as const;

/** Whether two statements of a charge's money would be booked alike. */
export const sameMoney = (left: ChargeMoney, right: ChargeMoney): boolean =>
  MONEY.every((field) => left[field] === right[field]);
