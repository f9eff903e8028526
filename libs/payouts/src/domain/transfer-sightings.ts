import type { TransferSnapshot } from './to-transfer-snapshot.js';
import { termsOf } from './to-transfer-snapshot.js';
import {
  TransferCreated,
  TransferDestroyed,
  TransferFailed,
  TransferPaid,
  TransferSent,
} from './transfer.events.js';
import type { TransferEvent } from './transfer.events.js';
import type { Transfer } from './transfer-state.js';
import { compareTransferStatus } from './transfer-status.js';
import { betterStep, statedStep, TRANSFER_STEPS } from './transfer-steps.js';
import type { StatedStep, TransferStep } from './transfer-steps.js';

type Way = Pick<Transfer, 'status' | 'steps'>;

/** A transfer we never heard of: created, and all that it has become since. */
export function firstSight(seen: TransferSnapshot): readonly TransferEvent[] {
  const { transferId, readAt, createdAt, scheduleId } = seen;
  const data = { transferId, readAt, ...termsOf(seen), createdAt, scheduleId };
  const way: Way = { status: 'created', steps: new Map() };
  return [new TransferCreated(createdAt, data), ...stepsSince(way, seen)];
}

/** The steps of which a read tells something new, in the order in which a transfer rises. */
export const stepsSince = (way: Way, seen: TransferSnapshot): readonly TransferEvent[] =>
  TRANSFER_STEPS.flatMap((step) => newsOf(step, way, seen));

function newsOf(
  step: TransferStep,
  { status, steps }: Way,
  seen: TransferSnapshot,
): readonly TransferEvent[] {
  const stated = statedStep(step, seen);
  if (stated === null) return [];
  const superseded = compareTransferStatus(step, status) === 'lower';
  const known = steps.get(step);
  if (!known) return [eventOf(step, stated, seen, superseded)];
  const better = betterStep(step, known, stated, seen.readAt);
  const isNews = better.at !== known.at || better.failureCode !== known.failureCode;
  return isNews ? [eventOf(step, better, seen, superseded)] : [];
}

function eventOf(
  step: TransferStep,
  { at, failureCode }: StatedStep,
  { transferId, readAt }: TransferSnapshot,
  superseded: boolean,
): TransferEvent {
  const of = { transferId, readAt };
  switch (step) {
    case 'sent':
      return new TransferSent(at, { ...of, superseded, sentAt: at });
    case 'paid':
      return new TransferPaid(at, { ...of, superseded, paidAt: at });
    case 'failed':
      return new TransferFailed(at, { ...of, failedAt: at, failureCode });
    case 'destroyed':
      return new TransferDestroyed(at, { ...of, superseded, destroyedAt: at });
  }
}
