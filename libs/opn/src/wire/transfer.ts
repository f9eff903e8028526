import { z } from 'zod';
import type { Instant } from '#kernel';
import { storableText } from '#kernel';
import type { Satang } from '#money';
import { decodeWith } from './decode-with.js';
import * as field from './fields.js';
import { isJsonObject } from './json-object.js';
import { isOpnId, isTestId } from './opn-id.js';

const LAST_DIGITS = 4;

/** A payout as Opn states it. It has no status: flags and the failure say what became of it. */
export interface OpnTransfer {
  readonly id: string;
  readonly livemode: boolean;
  readonly amount: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  /** As stated: after a change of the amount it may be the old one. */
  readonly net: Satang;
  readonly currency: string;
  readonly recipient: string | null;
  /** Of the bank account, which came whole: its bank and at most its last four digits. */
  readonly bankCode: string | null;
  readonly lastDigits: string | null;
  readonly schedule: string | null;
  readonly isDeleted: boolean;
  readonly isSent: boolean;
  readonly isPaid: boolean;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly paidAt: Instant | null;
  /** Null as long as it did not fail. */
  readonly failureCode: string | null;
  /** Ids of the transactions that Opn names, which are none on most accounts. */
  readonly transactions: readonly string[];
}

/** A code is text; whatever else stands there says that it failed all the same. */
const failureCode = z
  .unknown()
  .optional()
  .transform((stated): string | null => {
    if (stated === undefined || stated === null || stated === false || stated === '') return null;
    return storableText(typeof stated === 'string' ? stated : JSON.stringify(stated));
  });

const bankAccount = z
  .unknown()
  .optional()
  .transform((stated) => (isJsonObject(stated) ? stated : {}))
  .transform((stated) => ({
    bankCode: field.wordsIn(stated['bank_code']),
    lastDigits: field.wordsIn(stated['last_digits'])?.slice(-LAST_DIGITS) ?? null,
  }));

/** Ids, or whole objects in their place. */
const transactions = z
  .unknown()
  .optional()
  .transform((stated): readonly string[] => {
    const items: readonly unknown[] = Array.isArray(stated) ? stated : [];
    return items
      .map((item) => (isJsonObject(item) ? item['id'] : item))
      .filter((id): id is string => isOpnId(id));
  });

const transferShape = z.looseObject({
  object: z.literal('transfer', 'is not "transfer"'),
  id: field.opnId,
  livemode: z.boolean().nullish(),
  amount: field.amount,
  fee: field.amount,
  fee_vat: field.amount,
  net: field.amount,
  currency: field.currency,
  recipient: field.reference,
  bank_account: bankAccount,
  schedule: field.reference,
  deleted: field.flag,
  sent: z.boolean().nullish(),
  paid: z.boolean().nullish(),
  created_at: field.instant,
  sent_at: field.optionalInstant,
  paid_at: field.optionalInstant,
  failure_code: failureCode,
  transactions,
});

type TransferShape = z.output<typeof transferShape>;

const transfer = transferShape.transform((raw): OpnTransfer => ({
  ...fate(raw),
  ...raw.bank_account,
  id: raw.id,
  livemode: raw.livemode ?? !isTestId(raw.id),
  amount: raw.amount,
  fee: raw.fee,
  feeVat: raw.fee_vat,
  net: raw.net,
  currency: raw.currency,
  recipient: raw.recipient,
  schedule: raw.schedule,
  createdAt: raw.created_at,
  transactions: raw.transactions,
}));

/** Opn fills times in advance elsewhere: a flag that is there has the word over its time. */
const fate = (raw: TransferShape) => ({
  isDeleted: raw.deleted,
  isSent: raw.sent ?? raw.sent_at !== null,
  isPaid: raw.paid ?? raw.paid_at !== null,
  sentAt: raw.sent_at,
  paidAt: raw.paid_at,
  failureCode: raw.failure_code,
});

/** Reads a transfer in the pinned serialisation; throws `opn.shape`. */
export const decodeTransfer = (raw: unknown): OpnTransfer => decodeWith('transfer', transfer, raw);
