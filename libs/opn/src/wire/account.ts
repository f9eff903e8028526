import { z } from 'zod';
import { decodeWith } from './decode-with.js';
import * as field from './fields.js';
import { isTestId } from './opn-id.js';

export interface OpnAccount {
  readonly id: string;
  readonly livemode: boolean;
  readonly currency: string;
  readonly country: string | null;
  /** The serialisation of this account's webhooks, whatever version we ask for when reading. */
  readonly apiVersion: string | null;
  readonly webhookUri: string | null;
}

const account = z
  .looseObject({
    object: z.literal('account', 'is not "account"'),
    id: field.opnId,
    livemode: z.boolean().nullish(),
    currency: field.currency,
    country: field.optionalText,
    api_version: field.optionalText,
    webhook_uri: field.optionalText,
  })
  .transform((raw): OpnAccount => ({
    id: raw.id,
    livemode: raw.livemode ?? !isTestId(raw.id),
    currency: raw.currency,
    country: raw.country,
    apiVersion: raw.api_version,
    webhookUri: raw.webhook_uri,
  }));

/** Reads `GET /account`; throws `opn.shape`. */
export const decodeAccount = (raw: unknown): OpnAccount => decodeWith('account', account, raw);
