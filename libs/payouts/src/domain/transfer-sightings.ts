import type { TransferSnapshot } from './to-transfer-snapshot.js';
import { termsOf } from './to-transfer-snapshot.js';
import {
  TransferCreated,
  TransferDestroyed,
  TransferFailed,
  TransferPaid,
  TransferSent,
} from './transfer.events.js';
import type { TransferEvent, TransferStatus } from './transfer.events.js';
import { compareTransferStatus } from './transfer-status.js';
import type { Transfer } from './transfer-state.js';

/** What may become of a transfer after it was created, as it rises. */
const STEPS = ['destroyed', 'sent', 'paid', 'failed'] as const satisfies readonly TransferStatus[];
type Step = (typeof STEPS)[number];

/** A transfer we never heard of: created, and all that it has become since. */
export function firstSight(seen: TransferSnapshot): readonly TransferEvent[] {
  const { transferId, readAt, createdAt, scheduleId } = seen;
  const data = { transferId, readAt, ...termsOf(seen), createdAt, scheduleId };
  const known = { status: 'created', statusesSeen: new Map([['created', readAt]]) } as const;
  return [new TransferCreated(createdAt, data), ...stepsSince(known, seen)];
}

/** Everything a read says a transfer has been through that is news, in the order it rises. */
export const stepsSince = (
  {
    status,
    statusesSeen,
  }: Pick<Transfer, 'status'> & { statusesSeen: ReadonlyMap<string, unknown> },
  seen: TransferSnapshot,
): readonly TransferEvent[] =>
  stepsOf(seen)
    .filter((step) => !statusesSeen.has(step))
    .map((step) => eventOf(step, seen, compareTransferStatus(step, status) === 'lower'));

function stepsOf({ status, sentAt, paidAt }: TransferSnapshot): readonly Step[] {
  const isPast: Readonly<Record<Step, boolean>> = {
    destroyed: status === 'destroyed',
    sent: sentAt !== null,
    paid: paidAt !== null,
    failed: status === 'failed',
  };
  return STEPS.filter((step) => isPast[step]);
}

/** Opn states neither when it failed nor when it was destroyed: it is when we read of it. */
function eventOf(step: Step, seen: TransferSnapshot, superseded: boolean): TransferEvent {
  const { transferId, readAt, failureCode } = seen;
  const [sentAt, paidAt] = [seen.sentAt ?? seen.createdAt, seen.paidAt ?? seen.createdAt];
  switch (step) {
    case 'sent':
      return new TransferSent(sentAt, { transferId, readAt, superseded, sentAt });
    case 'paid':
      return new TransferPaid(paidAt, { transferId, readAt, superseded, paidAt });
    case 'failed':
      return new TransferFailed(readAt, { transferId, readAt, failedAt: readAt, failureCode });
    case 'destroyed':
      return new TransferDestroyed(readAt, { transferId, readAt, superseded, destroyedAt: readAt });
  }
}
