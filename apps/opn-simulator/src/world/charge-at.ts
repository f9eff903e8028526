import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import type { ChargeStatus, PlannedCharge, Step } from '../day/planned-order.js';

/** A charge as it stood at some moment. */
export interface ChargeAt {
  readonly kind: 'charge';
  readonly charge: PlannedCharge;
  readonly status: ChargeStatus;
  readonly createdAt: Instant;
  readonly paidAt: Instant | null;
  readonly failureCode: string | null;
}

/** Null before its creation. */
export function chargeAt(charge: PlannedCharge, moment: Instant): ChargeAt | null {
  return chargeAfter(
    charge,
    charge.steps.filter(({ at }) => !isBefore(moment, at)),
  );
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
  };
}
