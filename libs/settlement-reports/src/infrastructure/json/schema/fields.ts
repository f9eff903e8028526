import { z } from 'zod';

/** Words of the schema: each says what a value is, and in which unit. */
export const money = z.int().meta({ id: 'satang', description: '400000 is 4,000.00 baht.' });
export const day = z.iso.date().meta({ id: 'day', description: 'A business day.' });
export const instant = z.iso.datetime().meta({ id: 'instant', description: 'RFC 3339 in UTC.' });
export const text = z.string();
export const count = z.int().min(0);
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'sha256' });
export const rate = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .meta({ id: 'rate', description: 'Per cent, `1.65`.' });

/** What is unknown is null, and never absent. */
export const orNull = <T extends z.ZodType>(field: T) => field.nullable();

/** Stated from some release on: older reports were issued without it. */
export const sinceLater = <T extends z.ZodType>(field: T) => field.optional();
