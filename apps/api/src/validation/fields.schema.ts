import { parseBusinessDay } from '#calendar';
import { DomainError, parseInstant } from '#kernel';
import { satang } from '#money';
import { z } from 'zod';

/** Takes the refusals of a domain function as those of a field. */
export function parsedBy<T>(parse: (text: string) => T, format: string) {
  return z
    .string()
    .meta({ format })
    .transform((text, context): T => {
      try {
        return parse(text);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
        return z.NEVER;
      }
    });
}

export const dayField = parsedBy(parseBusinessDay, 'date');
export const instantField = parsedBy(parseInstant, 'date-time');

/** Money in a body: a whole number of satang that JSON carries exactly. */
export const satangField = z
  .int('must be a whole number of satang (400000 means 4,000.00 baht)')
  .transform((value) => satang(BigInt(value)));

/** Money in an answer, as the serializer writes it. For documentation. */
export const satangAnswer = z.int().meta({ description: 'Satang: 400000 is 4,000.00 baht.' });
