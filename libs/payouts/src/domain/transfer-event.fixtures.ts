import { termsOf } from './to-transfer-snapshot.js';
import type { TransferSnapshot } from './to-transfer-snapshot.js';
import {
  TransferAmended,
  TransferCreated,
  TransferDestroyed,
  TransferFailed,
  TransferPaid,
  TransferSent,
} from './transfer.events.js';

// For tests: the event that a read is expected to become.

const of = ({ transferId, readAt }: TransferSnapshot) => ({ transferId, readAt });

export function created(read: TransferSnapshot): TransferCreated {
  const { createdAt, scheduleId } = read;
  return new TransferCreated(createdAt, { ...of(read), ...termsOf(read), createdAt, scheduleId });
}

export function sent(read: TransferSnapshot, superseded = false): TransferSent {
  const sentAt = read.sentAt ?? read.createdAt;
  return new TransferSent(sentAt, { ...of(read), superseded, sentAt });
}

export function paid(read: TransferSnapshot, superseded = false): TransferPaid {
  const paidAt = read.paidAt ?? read.createdAt;
  return new TransferPaid(paidAt, { ...of(read), superseded, paidAt });
}

export function failed(read: TransferSnapshot): TransferFailed {
  const { readAt: failedAt, failureCode } = read;
  return new TransferFailed(failedAt, { ...of(read), failedAt, failureCode });
}

export function destroyed(read: TransferSnapshot, superseded = false): TransferDestroyed {
  const { readAt: destroyedAt } = read;
  return new TransferDestroyed(destroyedAt, { ...of(read), superseded, destroyedAt });
}

export function amended(before: TransferSnapshot, read: TransferSnapshot): TransferAmended {
  const terms = { before: termsOf(before), after: termsOf(read) };
  return new TransferAmended(read.readAt, { ...of(read), ...terms });
}
