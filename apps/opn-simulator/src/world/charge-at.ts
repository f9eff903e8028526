import type { Instant } from '#kernel';
import type { ChargeStatus, PlannedCharge, PlannedRefund, Step } from '../day/planned-order.js';
import { hasCome } from './in-order.js';

/** A charge as it stood at some moment. */
export interface ChargeAt {
  readonly kind: 'charge';
  readonly charge: PlannedCharge;
  readonly status: ChargeStatus;
  readonly createdAt: Instant;
  readonly paidAt: Instant | null;
  readonly failureCode: string | null;
  readonly refund: PlannedRefund | null;
}

/** Null before its creation. */
export function chargeAt(charge: PlannedCharge, moment: Instant): ChargeAt | null {
  const past = charge.steps.filter(({ at }) => hasCome(at, moment));
  const after = chargeAfter(charge, past);
  const { refund } = charge;
  return after && refund && hasCome(refund.at, moment) ? { ...after, refund } : after;
}

/** The charge once these of its steps have happened. */
export function chargeAfter(charge: PlannedCharge, steps: readonly Step[]): ChargeAt | null {
  const last = steps.at(-1);
  if (!last) return null;
  const paid = steps.find(({ becomes }) => becomes === 'successful');
  return {
    kind: 'charge',
    charge,
    status: last.becomes,
    createdAt: charge.steps[0].at,
    paidAt: paid?.at ?? null,
    failureCode: last.failureCode ?? null,
    refund: null,
  };
}
