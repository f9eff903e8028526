import { z } from 'zod';
import { instantOrNull } from '#kernel';
import type { Instant } from '#kernel';
import { wordsIn } from './fields.js';
import { isJsonObject } from './json-object.js';
import type { JsonObject } from './json-object.js';

/** One attempt of Opn to hand us an event, as Opn saw it. */
export interface OpnWebhookDelivery {
  /** The HTTP status our endpoint answered; null if no answer came. */
  readonly status: number | null;
  readonly error: string | null;
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
  error: wordsIn(stated['error']),
  at: timeIn(stated['created_at'] ?? stated['created']),
});

function statusIn(stated: unknown): number | null {
  if (typeof stated === 'string' && WHOLE_NUMBER.test(stated)) return Number(stated);
  return Number.isSafeInteger(stated) ? (stated as number) : null;
}

/** Here alone Opn writes `2023-03-02 10:27:09 UTC`. */
const timeIn = (stated: unknown): Instant | null =>
  typeof stated === 'string' ? instantOrNull(stated.replace(NOT_ISO, '$1T$2Z')) : null;
