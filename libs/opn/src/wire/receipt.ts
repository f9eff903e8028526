import { z } from 'zod';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { decodeWith } from './decode-with.js';
import * as field from './fields.js';
import { isTestId } from './opn-id.js';

/**
 * Opn's record of a day's fees. The customer's and the company's names, addresses and tax numbers
 * that it carries are not taken over.
 */
export interface OpnReceipt {
  readonly id: string;
  readonly livemode: boolean;
  readonly number: string;
  /** A calendar day in Bangkok. */
  readonly issuedOn: BusinessDay;
  readonly isCreditNote: boolean;
  readonly chargeFee: Satang;
  readonly voidedFee: Satang;
  readonly transferFee: Satang;
  readonly subtotal: Satang;
  readonly vat: Satang;
  readonly wht: Satang;
  readonly total: Satang;
  readonly currency: string;
  readonly adjustmentTransaction: string | null;
  readonly createdAt: Instant;
}

const receipt = z
  .looseObject({
    object: z.literal('receipt', 'is not "receipt"'),
    id: field.opnId,
    livemode: z.boolean().nullish(),
    number: field.text,
    issued_on: field.day,
    credit_note: field.flag,
    charge_fee: field.amount,
    voided_fee: field.amountOrZero,
    transfer_fee: field.amountOrZero,
    subtotal: field.signedAmount,
    vat: field.signedAmount,
    wht: field.signedAmountOrZero,
    total: field.signedAmount,
    currency: field.currency,
    adjustment_transaction: field.reference,
    created_at: field.instant,
  })
  .transform((raw): OpnReceipt => ({
    id: raw.id,
    livemode: raw.livemode ?? !isTestId(raw.id),
    number: raw.number,
    issuedOn: raw.issued_on,
    isCreditNote: raw.credit_note,
    chargeFee: raw.charge_fee,
    voidedFee: raw.voided_fee,
    transferFee: raw.transfer_fee,
    subtotal: raw.subtotal,
    vat: raw.vat,
    wht: raw.wht,
    total: raw.total,
    currency: raw.currency,
    adjustmentTransaction: raw.adjustment_transaction,
    createdAt: raw.created_at,
  }));

/** Reads a daily receipt in the pinned serialisation; throws `opn.shape`. */
export const decodeReceipt = (raw: unknown): OpnReceipt => decodeWith('receipt', receipt, raw);
