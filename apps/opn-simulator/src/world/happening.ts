import type { Instant } from '#kernel';
import type { ChargeStatus, Delivery, PlannedCharge } from '../day/planned-order.js';
import { simulatedId } from '../day/simulated-id.js';
import { chargeAfter } from './charge-at.js';
import type { ChargeAt } from './charge-at.js';

/** An object of Opn's as it stood at some moment. */
export type Snapshot = ChargeAt;

/** Something that happened to an object: what Opn calls an event. */
export interface Happening {
  readonly id: string;
  readonly key: string;
  readonly at: Instant;
  /** What becomes of its webhook. */
  readonly delivery: Delivery;
  readonly after: Snapshot;
}

const CHARGE_KEYS: Record<ChargeStatus, string> = {
  pending: 'charge.create',
  successful: 'charge.complete',
  failed: 'charge.complete',
  expired: 'charge.expire',
};

export const happeningsOfCharge = (charge: PlannedCharge): Happening[] =>
  charge.steps.map((_, index) => happeningOfStep(charge, index));

export function happeningOfStep(charge: PlannedCharge, index: number): Happening {
  const step = charge.steps[index] ?? charge.steps[0];
  const after = chargeAfter(charge, charge.steps.slice(0, index + 1));
  if (!after) throw new RangeError(`${charge.id} has no step ${index}`);
  const id = simulatedId('evnt', charge.id, index);
  const { delivery } = charge;
  return { id, key: CHARGE_KEYS[step.becomes], at: step.at, delivery, after };
}
