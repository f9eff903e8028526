import { z } from 'zod';
import type { Satang } from '#money';
import { decodeWith } from './decode-with.js';
import * as field from './fields.js';

/** What Opn holds for the account; a balance may be below nothing after a dispute. */
export interface OpnBalance {
  readonly livemode: boolean | null;
  readonly currency: string;
  readonly total: Satang;
  readonly transferable: Satang;
  readonly onHold: Satang;
  readonly reserve: Satang;
}

const balance = z
  .looseObject({
    object: z.literal('balance', 'is not "balance"'),
    livemode: z.boolean().nullish(),
    currency: field.currency,
    total: field.signedAmount,
    transferable: field.signedAmount,
    on_hold: field.signedAmountOrZero,
    reserve: field.signedAmountOrZero,
  })
  .transform((raw): OpnBalance => ({
    livemode: raw.livemode ?? null,
    currency: raw.currency,
    total: raw.total,
    transferable: raw.transferable,
    onHold: raw.on_hold,
    reserve: raw.reserve,
  }));

/** Reads `GET /balance`; throws `opn.shape`. It has no id that could tell its mode. */
export const decodeBalance = (raw: unknown): OpnBalance => decodeWith('balance', balance, raw);
