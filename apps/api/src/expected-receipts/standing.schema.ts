import { RECEIPT_STATES } from '#reconciliation';
import { z } from 'zod';

const text = z.string().nullable();
const time = z.iso.datetime().nullable();

export const receiptState = z.enum(RECEIPT_STATES);
export const receiptAge = z.object({ days: z.int(), bankBusinessDays: z.int() });

export const standingSchema = z.object({
  state: receiptState,
  steps: z.array(z.object({ state: receiptState, at: z.string() })),
  age: receiptAge,
  held: z.object({ id: z.string(), code: z.string(), openedAt: z.iso.datetime() }).nullable(),
  payments: z.array(
    z.object({
      chargeId: z.string(),
      paidAt: z.iso.datetime(),
      creditedAt: time,
      transferId: text,
      sentAt: time,
      bankLine: text,
      bankedOn: z.iso.date().nullable(),
    }),
  ),
});
