import { z } from 'zod';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { decodeWith } from './decode-with.js';
import * as field from './fields.js';
import { isTestId } from './opn-id.js';

/** One line of Opn's own money ledger. */
export interface OpnTransaction {
  readonly id: string;
  readonly livemode: boolean;
  readonly amount: Satang;
  readonly currency: string;
  readonly direction: 'credit' | 'debit';
  /** What kind of movement, `charge.captured.net`: an open list, never to be relied upon. */
  readonly key: string;
  /** The charge, transfer, refund, dispute or receipt that moved the money. */
  readonly origin: string | null;
  readonly transferableAt: Instant | null;
  readonly createdAt: Instant;
}

const transaction = z
  .looseObject({
    object: z.literal('transaction', 'is not "transaction"'),
    id: field.opnId,
    livemode: z.boolean().nullish(),
    amount: field.amount,
    currency: field.currency,
    direction: z.enum(['credit', 'debit'], 'is neither credit nor debit'),
    key: field.optionalText,
    origin: field.reference,
    transferable_at: field.optionalInstant,
    created_at: field.instant,
  })
  .transform((raw): OpnTransaction => ({
    id: raw.id,
    livemode: raw.livemode ?? !isTestId(raw.id),
    amount: raw.amount,
    currency: raw.currency,
    direction: raw.direction,
    key: raw.key ?? 'unknown',
    origin: raw.origin,
    transferableAt: raw.transferable_at,
    createdAt: raw.created_at,
  }));

/** Reads a transaction in the pinned serialisation; throws `opn.shape`. */
export const decodeTransaction = (raw: unknown): OpnTransaction =>
  decodeWith('transaction', transaction, raw);
