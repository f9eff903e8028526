import { MINUTE_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { TransferSnapshot, TransferStatus, TransferTerms } from '#payouts';

export const TRANSFER_CREATED_AT = parseInstant('2026-11-20T01:00:14Z');

/** The terms of the transfer that Opn's own test data shows: 1,000.00 baht, 970.00 to the bank. */
export const TRANSFER_TERMS: TransferTerms = {
  amount: satang(100_000n),
  fee: satang(2_804n),
  feeVat: satang(196n),
  net: satang(97_000n),
  currency: 'THB',
  recipientId: 'recp_test_62e6vi6h2cnhukcqr13',
  bankCode: 'kbank',
  lastDigits: '6789',
};

/** The same of a smaller amount. */
export const SMALLER_TERMS: TransferTerms = {
  ...TRANSFER_TERMS,
  amount: satang(50_000n),
  net: satang(47_000n),
};

/** So many minutes after the transfer was created. */
export const transferMinute = (minutes: number): Instant =>
  plusMs(TRANSFER_CREATED_AT, minutes * MINUTE_MS);

export const SENT_AT = transferMinute(3);
export const BANK_PAID_AT = transferMinute(6);

const SENT: readonly TransferStatus[] = ['sent', 'paid', 'failed'];

/** A read of the transfer, requested so many minutes after its creation. */
export function seenTransfer(
  status: TransferStatus,
  minutes: number,
  changes: Partial<TransferSnapshot> = {},
): TransferSnapshot {
  return {
    transferId: 'trsf_test_6344mzlz6y6nbeiaoxv',
    status,
    ...TRANSFER_TERMS,
    scheduleId: 'schd_test_5kxw0p1q8r2t3u4v5w6',
    createdAt: TRANSFER_CREATED_AT,
    sentAt: SENT.includes(status) ? SENT_AT : null,
    paidAt: status === 'paid' ? BANK_PAID_AT : null,
    failureCode: status === 'failed' ? 'closed_bank_account' : null,
    readAt: transferMinute(minutes),
    ...changes,
  };
}
