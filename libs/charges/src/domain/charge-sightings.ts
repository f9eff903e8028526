import {
  ChargeCompleted,
  ChargeCreated,
  ChargeExpired,
  ChargeFailed,
  ChargePending,
  ChargeReversed,
} from './charge.events.js';
import type { ChargeEvent } from './charge.events.js';
import type { ChargeSnapshot } from './charge-snapshot.js';
import { termsOf } from './charge-state.js';

/** A charge we never heard of: created, and whatever it has become since. */
export function firstSight(seen: ChargeSnapshot): readonly ChargeEvent[] {
  const { chargeId, readAt, paymentMethod, createdAt, expiresAt } = seen;
  const data = { chargeId, readAt, paymentMethod, createdAt, expiresAt, ...termsOf(seen) };
  const created = new ChargeCreated(createdAt, data);
  return [created, ...(seen.status === 'reversed' ? reversedUnpaid(seen) : reached(seen))];
}

/** Reversed, and nobody had told us that it was paid: what is undone must have been done. */
export const reversedUnpaid = (seen: ChargeSnapshot): readonly ChargeEvent[] => [
  completed(seen),
  ...reached(seen),
];

/** The event of having reached the status that was seen. */
export function reached(seen: ChargeSnapshot, superseded = false): readonly ChargeEvent[] {
  const { chargeId, readAt, expiresAt, failureCode, createdAt } = seen;
  const endedAt = seen.endedAt ?? readAt;
  switch (seen.status) {
    case 'pending':
      return [new ChargePending(createdAt, { chargeId, readAt, expiresAt })];
    case 'completed':
      return [completed(seen)];
    case 'failed':
      return [new ChargeFailed(endedAt, { chargeId, readAt, endedAt, superseded, failureCode })];
    case 'expired':
      return [new ChargeExpired(endedAt, { chargeId, readAt, endedAt, superseded })];
    case 'reversed': {
      const data = { chargeId, readAt, paymentMethod: seen.paymentMethod, ...termsOf(seen) };
      const times = { paidAt: paidAt(seen), reversedAt: endedAt };
      return [new ChargeReversed(endedAt, { ...data, ...times })];
    }
  }
}

function completed(seen: ChargeSnapshot): ChargeCompleted {
  const { chargeId, readAt, paymentMethod } = seen;
  const data = { chargeId, readAt, paymentMethod, ...termsOf(seen), paidAt: paidAt(seen) };
  return new ChargeCompleted(paidAt(seen), data);
}

/** Opn states when money was paid; where it does not, the creation is the only certain time. */
const paidAt = (seen: ChargeSnapshot) => seen.paidAt ?? seen.createdAt;
