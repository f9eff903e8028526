import { z } from 'zod';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { decodeWith } from './decode-with.js';
import * as field from './fields.js';
import { isTestId } from './opn-id.js';

/** Money of a charge given back through Opn; of a PromptPay charge that is an anomaly. */
export interface OpnRefund {
  readonly id: string;
  readonly livemode: boolean;
  readonly amount: Satang;
  readonly currency: string;
  readonly charge: string | null;
  readonly transaction: string | null;
  readonly status: string | null;
  readonly isVoided: boolean;
  readonly createdAt: Instant;
}

const refund = z
  .looseObject({
    object: z.literal('refund', 'is not "refund"'),
    id: field.opnId,
    livemode: z.boolean().nullish(),
    amount: field.amount,
    currency: field.currency,
    charge: field.reference,
    transaction: field.reference,
    status: field.optionalText,
    voided: field.flag,
    created_at: field.instant,
  })
  .transform((raw): OpnRefund => ({
    id: raw.id,
    livemode: raw.livemode ?? !isTestId(raw.id),
    amount: raw.amount,
    currency: raw.currency,
    charge: raw.charge,
    transaction: raw.transaction,
    status: raw.status,
    isVoided: raw.voided,
    createdAt: raw.created_at,
  }));

/** Reads a refund in the pinned serialisation; throws `opn.shape`. */
export const decodeRefund = (raw: unknown): OpnRefund => decodeWith('refund', refund, raw);
