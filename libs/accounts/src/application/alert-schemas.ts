import { satang } from '#money';
import { z } from 'zod';
import { ALERT_KINDS } from '../domain/alert-kinds.js';
import { givenOnly } from './setting-values.js';

const amount = z.int().min(0).transform(BigInt).transform(satang);

/** What is left out of a route is as usual, and is not written down. */
const route = z
  .strictObject({
    audience: z.enum(['finance', 'operators']).optional(),
    severity: z.enum(['low', 'medium', 'high']).optional(),
    urgency: z.enum(['any-hour', 'by-day', 'digest']).optional(),
    silent: z.boolean().optional(),
  })
  .transform(givenOnly);

export const alertSchema = z.strictObject({
  from: z.string(),
  stuckMinutes: z.int().optional(),
  stuckCount: z.int().optional(),
  stuckAmount: amount.optional(),
  mismatchPercent: z.string().optional(),
  mismatchAmount: amount.optional(),
  refusedSignatures: z.int().optional(),
  approvalHour: z.string().optional(),
  monthCloseDay: z.int().optional(),
  quietFrom: z.string().optional(),
  quietUntil: z.string().optional(),
  quietOnHolidays: z.boolean().optional(),
  digestHour: z.string().optional(),
  repeatMinutes: z.array(z.int()).optional(),
  escalateMinutes: z.int().optional(),
  /** The whole of them is replaced. */
  routes: z.partialRecord(z.enum(ALERT_KINDS), route).optional(),
});
