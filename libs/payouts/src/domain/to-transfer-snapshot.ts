import type { Instant } from '#kernel';
import type { OpnTransfer } from '#opn';
import { shortWordOrNull } from './short-word.js';
import type { TransferStatus, TransferTerms } from './transfer.events.js';

/** Everything one read of a transfer says that matters to us. */
export interface TransferSnapshot extends TransferTerms {
  readonly transferId: string;
  readonly status: TransferStatus;
  readonly scheduleId: string | null;
  readonly createdAt: Instant;
  /** Null as long as Opn did not send it. */
  readonly sentAt: Instant | null;
  /** Null as long as Opn did not say that it was paid; it stays if the bank returns it. */
  readonly paidAt: Instant | null;
  readonly failureCode: string | null;
  /** When the read was requested: of two reads the later one knows better. */
  readonly readAt: Instant;
}

/** Opn's transfer in our words. */
export function toTransferSnapshot(transfer: OpnTransfer, readAt: Instant): TransferSnapshot {
  return {
    ...timesOf(transfer),
    transferId: transfer.id,
    status: statusOf(transfer),
    amount: transfer.amount,
    fee: transfer.fee,
    feeVat: transfer.feeVat,
    net: transfer.net,
    currency: transfer.currency,
    recipientId: transfer.recipient,
    bankCode: shortWordOrNull(transfer.bankCode),
    lastDigits: transfer.lastDigits,
    scheduleId: transfer.schedule,
    createdAt: transfer.createdAt,
    failureCode: shortWordOrNull(transfer.failureCode),
    readAt,
  };
}

/** The highest that any of the flags says. */
function statusOf(transfer: OpnTransfer): TransferStatus {
  if (transfer.failureCode !== null) return 'failed';
  if (transfer.isPaid) return 'paid';
  if (transfer.isSent) return 'sent';
  return transfer.isDeleted ? 'destroyed' : 'created';
}

/**
 * What was paid was sent. Where Opn states no time, the one before it is the only certain one, and
 * the same whichever read we happen to see first: paid when sent, sent when created.
 */
function timesOf({ isSent, isPaid, createdAt, ...stated }: OpnTransfer) {
  const sentAt = isSent || isPaid ? (stated.sentAt ?? createdAt) : null;
  const paidAt = isPaid ? (stated.paidAt ?? sentAt) : null;
  return { sentAt, paidAt };
}

export const termsOf = (stated: TransferTerms): TransferTerms => ({
  amount: stated.amount,
  fee: stated.fee,
  feeVat: stated.feeVat,
  net: stated.net,
  currency: stated.currency,
  recipientId: stated.recipientId,
  bankCode: stated.bankCode,
  lastDigits: stated.lastDigits,
});
