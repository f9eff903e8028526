import { z } from 'zod';
import { parseInstant, storableText } from '#kernel';
import type { Instant } from '#kernel';
import { isJsonObject } from './json-object.js';
import type { JsonObject } from './json-object.js';

/** One attempt of Opn to hand us an event, as Opn saw it. */
export interface OpnWebhookDelivery {
  /** The HTTP status our endpoint answered; null if no answer came. */
  readonly status: number | null;
  readonly error: string | null;
  readonly uri: string | null;
  readonly at: Instant | null;
}

const WHOLE_NUMBER = /^\d{1,3}$/;
const NOT_ISO = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) UTC$/;

/** Tells how webhooks fare, and decides nothing: what cannot be read counts as not stated. */
export const webhookDeliveries = z
  .unknown()
  .optional()
  .transform((stated): readonly OpnWebhookDelivery[] =>
    Array.isArray(stated) ? stated.filter(isJsonObject).map(delivery) : [],
  );

const delivery = (stated: JsonObject): OpnWebhookDelivery => ({
  status: statusIn(stated['status']),
  error: textIn(stated['error']),
  uri: textIn(stated['uri']),
  at: timeIn(stated['created_at'] ?? stated['created']),
});

const textIn = (stated: unknown): string | null =>
  typeof stated === 'string' && stated !== '' ? storableText(stated) : null;

function statusIn(stated: unknown): number | null {
  if (typeof stated === 'string' && WHOLE_NUMBER.test(stated)) return Number(stated);
  return Number.isSafeInteger(stated) ? (stated as number) : null;
}

/** Here alone Opn writes `2023-03-02 10:27:09 UTC`. */
function timeIn(stated: unknown): Instant | null {
  if (typeof stated !== 'string') return null;
  try {
    return parseInstant(stated.replace(NOT_ISO, '$1T$2Z'));
  } catch {
    return null;
  }
}
