import { z } from 'zod';
import { count, day, instant, money, orNull, text } from './fields.js';

export const transferRow = z.object({
  id: text,
  status: z.enum(['created', 'sent', 'paid', 'failed', 'destroyed']),
  createdAt: instant,
  sentAt: orNull(instant),
  paidAt: orNull(instant),
  accountLast4: orNull(text),
  amount: money,
  fee: money,
  feeVat: money,
  net: money,
  bankDate: orNull(day),
  bankText: orNull(text),
  bankAmount: orNull(money),
  difference: orNull(money),
  age: orNull(z.int()),
  code: orNull(text),
  composition: z.object({
    computable: z.boolean(),
    reason: orNull(text).meta({ description: 'Why it cannot be computed.' }),
    count: orNull(count),
    sum: orNull(money),
    remainder: orNull(money),
  }),
});

export const payoutRow = z.object({
  transferId: text,
  originDay: orNull(day),
  kind: text,
  count,
  gross: orNull(money),
  fee: orNull(money),
  feeVat: orNull(money),
  amount: money,
  reportVersion: orNull(z.int()),
});

export const balanceRow = z.object({
  part: text,
  originDay: orNull(day),
  count,
  amount: money,
  releaseOn: orNull(day),
  age: orNull(z.int()),
  bucket: orNull(text),
  code: orNull(text),
});

/** Block C of Summary. */
export const balanceBlock = z.object({
  open: money,
  movements: z.object({
    broughtIn: money,
    paidToday: money,
    postedLater: money,
    paidEarlier: money,
    otherMethods: money,
    uncreditedBroughtForward: money,
    uncreditedCarriedForward: money,
    transfers: money,
    transfersCreditedBack: money,
    vatRounding: money,
    other: money,
  }),
  close: money,
  onHold: orNull(money),
  transferable: orNull(money),
  reserve: orNull(money),
  observation: orNull(z.object({ at: instant, inTheBooks: money, statedByOpn: money })),
});

/** Block D of Summary. */
export const transitBlock = z.object({
  open: money,
  sent: money,
  banked: money,
  failed: money,
  writtenOff: money,
  close: money,
});
