import type { Instant } from '#kernel';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import type {
  BalanceTransaction,
  BalanceTransactionAmended,
  BalanceTransactionPosted,
  TransferAmended,
  TransferCreated,
  TransferFailed,
  TransferPaid,
  TransferSent,
  TransferTerms,
} from '#payouts';

// What Opn's transactions and transfers taught, as events; the transfer is the recorded one.

export const TRANSFER_ID = 'trsf_test_6344mzlz6y6nbeiaoxv';
export const READ_AT = parseInstant('2026-11-23T05:00:00Z');

/** Noon in Bangkok on a day of November 2026. */
export const noonOf = (dayOfMonth: number): Instant =>
  parseInstant(`2026-11-${String(dayOfMonth).padStart(2, '0')}T05:00:00Z`);

export const TERMS: TransferTerms = {
  amount: satang(100_000n),
  fee: satang(2_804n),
  feeVat: satang(196n),
  net: satang(97_000n),
  currency: 'THB',
  recipientId: 'recp_1',
  bankCode: 'kbank',
  lastDigits: '6789',
};

const ofTransfer = { transferId: TRANSFER_ID, readAt: READ_AT };

export const created = (terms: TransferTerms = TERMS): TransferCreated => ({
  type: 'TransferCreated',
  occurredAt: noonOf(20),
  data: { ...ofTransfer, ...terms, createdAt: noonOf(20), scheduleId: 'schd_1' },
});

export const amended = (before: TransferTerms, after: TransferTerms): TransferAmended => ({
  type: 'TransferAmended',
  occurredAt: READ_AT,
  data: { ...ofTransfer, before, after },
});

export const sent = (sentAt = noonOf(20)): TransferSent => ({
  type: 'TransferSent',
  occurredAt: sentAt,
  data: { ...ofTransfer, superseded: false, sentAt },
});

export const paid = (paidAt = noonOf(21)): TransferPaid => ({
  type: 'TransferPaid',
  occurredAt: paidAt,
  data: { ...ofTransfer, superseded: false, paidAt },
});

export const failed = (failedAt = noonOf(22)): TransferFailed => ({
  type: 'TransferFailed',
  occurredAt: failedAt,
  data: { ...ofTransfer, failedAt, failureCode: 'failed_processing' },
});

/** The net of the documented charge, credited by Opn. */
export const CREDITED: BalanceTransaction = {
  transactionId: 'trxn_1',
  direction: 'credit',
  key: 'charge.captured.net',
  origin: 'charge',
  originId: 'chrg_1',
  amount: satang(392_938n),
  currency: 'THB',
  transferableAt: noonOf(21),
  createdAt: noonOf(20),
};

/** Taken for the transfer. */
export const TAKEN: BalanceTransaction = {
  ...CREDITED,
  ...{ transactionId: 'trxn_out', direction: 'debit', key: 'transfer', origin: 'transfer' },
  ...{ originId: TRANSFER_ID, amount: TERMS.amount, transferableAt: null },
};

/** Credited back for the transfer. */
export const RETURNED: BalanceTransaction = {
  ...TAKEN,
  ...{ transactionId: 'trxn_back', direction: 'credit', createdAt: noonOf(22) },
};

export const posted = (transaction: BalanceTransaction): BalanceTransactionPosted => ({
  type: 'BalanceTransactionPosted',
  occurredAt: transaction.createdAt,
  data: { ...transaction, readAt: READ_AT },
});

export const reposted = (
  before: BalanceTransaction,
  after: BalanceTransaction,
): BalanceTransactionAmended => ({
  type: 'BalanceTransactionAmended',
  occurredAt: READ_AT,
  data: { transactionId: before.transactionId, readAt: READ_AT, before, after },
});
