import { z } from 'zod';
import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { parseInstant, storableText } from '#kernel';
import type { Instant } from '#kernel';
import { satang, ZERO } from '#money';
import type { Satang } from '#money';
import { isJsonObject } from './json-object.js';
import type { JsonObject } from './json-object.js';
import { isOpnId } from './opn-id.js';

// What the single fields of Opn's objects may be. Every text that is taken over can be stored.

export const text = z.string().transform(storableText);

export const optionalText = text.nullish().transform((value) => value ?? null);

/** Of what nothing depends on: words that are stated, or null. */
export const wordsIn = (stated: unknown): string | null =>
  typeof stated === 'string' && stated !== '' ? storableText(stated) : null;

export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

export const opnId = z.string().refine((value) => isOpnId(value), 'is not an id of Opn');

/** Satang that JSON can carry exactly, and never less than nothing. */
export const amount = z
  .int('is not a whole number of satang')
  .nonnegative('is negative')
  .transform((value): Satang => satang(BigInt(value)));

/** Of the amounts that most payment methods do not have, absent means none. */
export const amountOrZero = amount.nullish().transform((value): Satang => value ?? ZERO);

/** Satang of which there may be less than nothing: balances, and receipts that take fees back. */
export const signedAmount = z
  .int('is not a whole number of satang')
  .transform((value): Satang => satang(BigInt(value)));

export const signedAmountOrZero = signedAmount
  .nullish()
  .transform((value): Satang => value ?? ZERO);

export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'is not a currency such as THB')
  .transform((value) => value.toUpperCase());

export const instant = z.string().transform((value, context): Instant => {
  try {
    return parseInstant(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not a time such as 2026-11-20T03:48:31Z' });
    return z.NEVER;
  }
});

export const optionalInstant = instant.nullish().transform((value) => value ?? null);

/** A calendar day that exists, in a year that a time may have, too. */
export const day = z.string().transform((value, context): BusinessDay => {
  try {
    parseInstant(`${value}T00:00:00Z`);
    return parseBusinessDay(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not a day such as 2026-11-20' });
    return z.NEVER;
  }
});

/** Rates stay text: what Opn wrote is what is recorded, and #money reads it exactly. */
export const rate = z
  .union([text, z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? null);

/** The id of another object, which Opn may have put in its place in full. */
export const reference = z
  .union([opnId, z.looseObject({ id: opnId }).transform(({ id }) => id)], 'is not an id of Opn')
  .nullish()
  .transform((value) => value ?? null);

/** What merchants attach: any keys and any JSON values; something else counts as nothing. */
export const metadata = z
  .unknown()
  .optional()
  .transform((value): JsonObject => (isJsonObject(value) ? value : {}));
