import type { Instant } from '#kernel';
import type { ChargeStatus, Delivery, PlannedCharge, PlannedRefund } from '../day/planned-order.js';
import { simulatedId } from '../day/simulated-id.js';
import { chargeAfter } from './charge-at.js';
import type { ChargeAt } from './charge-at.js';
import { transferAt } from './transfer.js';
import type { PlannedTransfer, TransferAt } from './transfer.js';

/** A refund, which does not change any more. */
export interface RefundAt {
  readonly kind: 'refund';
  readonly charge: PlannedCharge;
  readonly refund: PlannedRefund;
}

/** An object of Opn's as it stood at some moment. */
export type Snapshot = ChargeAt | RefundAt | TransferAt;

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

export const happeningsOfCharge = (charge: PlannedCharge): Happening[] => [
  ...charge.steps.map((_, index) => happeningOfStep(charge, index)),
  ...(charge.refund ? [refunded(charge, charge.refund)] : []),
];

export function happeningOfStep(charge: PlannedCharge, index: number): Happening {
  const step = charge.steps[index] ?? charge.steps[0];
  const after = chargeAfter(charge, charge.steps.slice(0, index + 1));
  if (!after) throw new RangeError(`${charge.id} has no step ${index}`);
  const id = simulatedId('evnt', charge.id, index);
  const { delivery } = charge;
  return { id, key: CHARGE_KEYS[step.becomes], at: step.at, delivery, after };
}

function refunded(charge: PlannedCharge, refund: PlannedRefund): Happening {
  const after: RefundAt = { kind: 'refund', charge, refund };
  const id = simulatedId('evnt', refund.id);
  return { id, key: 'refund.create', at: refund.at, delivery: 'once', after };
}

export function happeningsOfTransfer(transfer: PlannedTransfer): Happening[] {
  const { id, createdAt, changedAt, sentAt, endsAt, fails } = transfer;
  const moments: readonly (readonly [string, Instant | null])[] = [
    ['transfer.create', createdAt],
    ['transfer.update', changedAt],
    ['transfer.send', sentAt],
    [fails ? 'transfer.fail' : 'transfer.pay', endsAt],
  ];
  return moments.flatMap(([key, at]): Happening[] => {
    const after = at && transferAt(transfer, at);
    return after ? [{ id: simulatedId('evnt', id, key), key, at, delivery: 'once', after }] : [];
  });
}
