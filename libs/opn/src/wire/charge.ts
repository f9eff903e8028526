import { z } from 'zod';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { decodeWith } from './decode-with.js';
import * as field from './fields.js';
import type { JsonObject } from './json-object.js';
import { isTestId } from './opn-id.js';

/** A charge as Opn states it. `fee`, `feeVat` and `net` are a projection until it is paid. */
export interface OpnCharge {
  readonly id: string;
  readonly livemode: boolean;
  /** `pending successful failed expired reversed`; another word is handed on as it is. */
  readonly status: string;
  readonly amount: Satang;
  readonly currency: string;
  readonly fundingAmount: Satang;
  readonly fundingCurrency: string;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly interest: Satang;
  readonly interestVat: Satang;
  readonly net: Satang;
  readonly transactionFees: OpnTransactionFees;
  readonly refundedAmount: Satang;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly paidAt: Instant | null;
  /** Set on charges of every status, often in the future: only `status` says what happened. */
  readonly expiredAt: Instant | null;
  readonly reversedAt: Instant | null;
  readonly failureCode: string | null;
  readonly failureMessage: string | null;
  readonly transaction: string | null;
  readonly metadata: JsonObject;
  readonly description: string | null;
  /** The type of the source (`promptpay`), `card`, or `unknown`. */
  readonly paymentMethod: string;
  readonly paid: boolean;
  readonly authorized: boolean;
  readonly capture: boolean;
}

/** Rates in per cent, as text (`"1.65"`); null where Opn states none. */
export interface OpnTransactionFees {
  readonly feeFlat: string | null;
  readonly feeRate: string | null;
  readonly vatRate: string | null;
}

const transactionFees = z
  .looseObject({ fee_flat: field.rate, fee_rate: field.rate, vat_rate: field.rate })
  .nullish()
  .transform((stated): OpnTransactionFees => ({
    feeFlat: stated?.fee_flat ?? null,
    feeRate: stated?.fee_rate ?? null,
    vatRate: stated?.vat_rate ?? null,
  }));

const chargeShape = z.looseObject({
  object: z.literal('charge', 'is not "charge"'),
  id: field.opnId,
  livemode: z.boolean().nullish(),
  status: field.text,
  amount: field.amount,
  currency: field.currency,
  funding_amount: field.amount,
  funding_currency: field.currency,
  fee: field.amount,
  fee_vat: field.amount,
  interest: field.amountOrZero,
  interest_vat: field.amountOrZero,
  net: field.amount,
  transaction_fees: transactionFees,
  refunded_amount: field.amountOrZero,
  created_at: field.instant,
  expires_at: field.optionalInstant,
  paid_at: field.optionalInstant,
  expired_at: field.optionalInstant,
  reversed_at: field.optionalInstant,
  failure_code: field.optionalText,
  failure_message: field.optionalText,
  transaction: field.reference,
  metadata: field.metadata,
  description: field.optionalText,
  source: z.looseObject({ type: field.optionalText }).nullish(),
  card: z.unknown(),
  paid: field.flag,
  authorized: field.flag,
  capture: field.flag,
});

type ChargeShape = z.output<typeof chargeShape>;

const charge = chargeShape.transform((raw): OpnCharge => ({
  ...money(raw),
  ...times(raw),
  id: raw.id,
  livemode: raw.livemode ?? !isTestId(raw.id),
  status: raw.status,
  failureCode: raw.failure_code,
  failureMessage: raw.failure_message,
  transaction: raw.transaction,
  metadata: raw.metadata,
  description: raw.description,
  paymentMethod: paymentMethod(raw),
  paid: raw.paid,
  authorized: raw.authorized,
  capture: raw.capture,
}));

const money = (raw: ChargeShape) => ({
  amount: raw.amount,
  currency: raw.currency,
  fundingAmount: raw.funding_amount,
  fundingCurrency: raw.funding_currency,
  fee: raw.fee,
  feeVat: raw.fee_vat,
  interest: raw.interest,
  interestVat: raw.interest_vat,
  net: raw.net,
  transactionFees: raw.transaction_fees,
  refundedAmount: raw.refunded_amount,
});

const times = (raw: ChargeShape) => ({
  createdAt: raw.created_at,
  expiresAt: raw.expires_at,
  paidAt: raw.paid_at,
  expiredAt: raw.expired_at,
  reversedAt: raw.reversed_at,
});

function paymentMethod({ source, card }: ChargeShape): string {
  if (source?.type) return source.type;
  return card === null || card === undefined ? 'unknown' : 'card';
}

/** Reads a charge in the pinned serialisation; throws `opn.shape`, naming the charge and field. */
export const decodeCharge = (raw: unknown): OpnCharge => decodeWith('charge', charge, raw);
