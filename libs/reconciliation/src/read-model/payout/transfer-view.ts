import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { TransferStatus } from '#payouts';
import type { Uncomputable } from '../../domain/payout/payout-facts.js';
import { BOOKED_CURRENCY } from '../../domain/facts.js';

/** What a transfer is made of. Where nobody can compute it, the figures are null. */
export interface CompositionView {
  readonly computable: boolean;
  readonly reason: Uncomputable | null;
  /** Lines: transactions, and the opening balance where it is one. */
  readonly count: number | null;
  /** What the lines come to, less what partial transfers had taken of them before. */
  readonly sum: Satang | null;
  readonly remainder: Satang | null;
  readonly taken: Satang | null;
  /** Its lines became transferable after this (null: from the beginning) … */
  readonly after: Instant | null;
  /** … and up to this. */
  readonly until: Instant;
}

/** A transfer as the API states it; amounts in satang of its currency. */
export interface TransferView {
  readonly id: string;
  readonly account: string;
  readonly status: TransferStatus;
  readonly currency: string;
  readonly amount: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
  readonly day: BusinessDay;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly failureCode: string | null;
  /** The schedule that made it; null: made by hand. */
  readonly schedule: string | null;
  /** As far as it may be known. */
  readonly bankAccount: { readonly bankCode: string | null; readonly lastDigits: string | null };
  readonly composition: CompositionView;
}

export interface TransferRow extends Omit<
  TransferView,
  'account' | 'day' | 'bankAccount' | 'composition'
> {
  readonly bankCode: string | null;
  readonly lastDigits: string | null;
  readonly reason: Uncomputable | null;
  readonly count: number | null;
  readonly sum: Satang | null;
  readonly remainder: Satang | null;
  readonly taken: Satang | null;
  readonly after: Instant | null;
}

/** A transfer that was not composed yet has none of the figures; so has one that cannot be. */
export const TRANSFER_COLUMNS = `f.id, f.status, f.currency, f.amount, f.fee,
  f.fee_vat AS "feeVat", f.net, f.created_at AS "createdAt", f.sent_at AS "sentAt",
  f.paid_at AS "paidAt", f.ended_at AS "endedAt", f.failure_code AS "failureCode",
  f.schedule_id AS schedule, f.bank_code AS "bankCode", f.last_digits AS "lastDigits",
  CASE WHEN f.currency <> '${BOOKED_CURRENCY}' THEN 'foreign-currency'
       WHEN p.transfer_id IS NULL THEN 'transactions-not-read' ELSE p.reason END AS reason,
  CASE WHEN p.reason IS NULL THEN p.count END AS count,
  CASE WHEN p.reason IS NULL THEN p.sum - p.taken END AS sum,
  CASE WHEN p.reason IS NULL THEN f.amount - (p.sum - p.taken) END AS remainder,
  CASE WHEN p.reason IS NULL THEN p.taken END AS taken, p.after_at AS "after"`;

export const transferView = (
  account: string,
  { bankCode, lastDigits, reason, count, sum, remainder, taken, after, ...facts }: TransferRow,
  day: BusinessDay,
): TransferView => ({
  ...facts,
  account,
  day,
  bankAccount: { bankCode, lastDigits },
  composition: {
    computable: reason === null,
    reason,
    ...{ count, sum, remainder, taken, after, until: facts.createdAt },
  },
});
