import type { Instant } from '#kernel';
import { minus, plus, satang } from '#money';
import type { Satang } from '#money';
import { simulatedId } from '../day/simulated-id.js';
import { hasCome } from './in-order.js';
import { immediate, transactionIdOf } from './transaction.js';
import type { Transaction } from './transaction.js';

/** 30 baht, VAT inside, taken out of what is transferred. */
export const TRANSFER_FEE = satang(2_804n);
export const TRANSFER_FEE_VAT = satang(196n);
export const TRANSFER_COST = plus(TRANSFER_FEE, TRANSFER_FEE_VAT);

/** A payout to the merchant's bank, and what becomes of it. */
export interface PlannedTransfer {
  readonly id: string;
  readonly amount: Satang;
  /** Null if somebody made it by hand. */
  readonly schedule: string | null;
  readonly createdAt: Instant;
  /** When another bank account was set, before it was sent; null for most. */
  readonly changedAt: Instant | null;
  readonly sentAt: Instant;
  /** When the bank has paid it, or given it back. */
  readonly endsAt: Instant;
  readonly fails: boolean;
}

export type TransferStatus = 'created' | 'sent' | 'paid' | 'failed';

/** A transfer as it stood at some moment. */
export interface TransferAt {
  readonly kind: 'transfer';
  readonly transfer: PlannedTransfer;
  readonly status: TransferStatus;
  readonly isChanged: boolean;
}

export const transferNet = ({ amount }: PlannedTransfer): Satang => minus(amount, TRANSFER_COST);

/** Null before its creation. */
export function transferAt(transfer: PlannedTransfer, moment: Instant): TransferAt | null {
  const { createdAt, changedAt } = transfer;
  if (!hasCome(createdAt, moment)) return null;
  const isChanged = changedAt !== null && hasCome(changedAt, moment);
  return { kind: 'transfer', transfer, status: statusAt(transfer, moment), isChanged };
}

function statusAt({ sentAt, endsAt, fails }: PlannedTransfer, moment: Instant): TransferStatus {
  if (!hasCome(sentAt, moment)) return 'created';
  if (!hasCome(endsAt, moment)) return 'sent';
  return fails ? 'failed' : 'paid';
}

/** The whole amount leaves the balance at once; if the bank gives it back, all of it returns. */
export function transactionsOfTransfer(transfer: PlannedTransfer): Transaction[] {
  const { id: origin, amount, createdAt, endsAt, fails } = transfer;
  const debit = { id: transactionIdOf(origin), key: 'transfer.created.debit', origin, amount };
  const credit = { id: returnIdOf(origin), key: 'transfer.failed.credit', origin, amount };
  return [
    immediate({ ...debit, direction: 'debit' }, createdAt),
    ...(fails ? [immediate({ ...credit, direction: 'credit' }, endsAt)] : []),
  ];
}

export const returnIdOf = (transferId: string): string =>
  simulatedId('trxn', transferId, 'returned');
