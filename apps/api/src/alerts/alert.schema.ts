import { ALERT_KINDS } from '#alerts';
import { AUDIENCES, SEVERITIES } from '#notifications';
import { z } from 'zod';
import { satangAnswer } from '../validation/fields.schema.js';

const STATUSES = ['firing', 'acknowledged', 'resolved'] as const;

const time = z.iso.datetime();
const text = z.string().nullable();

const lang = z.enum(['en', 'th']).default('en').describe('the language of title, summary and toDo');

export const alertQuery = z.object({ lang });

export const alertFilter = z.object({
  status: z.enum(STATUSES).optional(),
  kind: z.enum(ALERT_KINDS).optional(),
  lang,
});

export const acknowledgeSchema = z.strictObject({ note: z.string().nullable().default(null) });

const historySchema = z.object({
  type: z.string(),
  at: time,
  position: z.int(),
  by: text,
  data: z.record(z.string(), z.unknown()),
});

export const alertSchema = z.object({
  id: z.string(),
  account: z.string(),
  kind: z.enum(ALERT_KINDS),
  /** Which one of its kind; empty where an account has but one. */
  subject: z.string(),
  episode: z.int(),
  severity: z.enum(SEVERITIES),
  status: z.enum(STATUSES),
  count: z.int().nullable(),
  amount: satangAnswer.nullable(),
  since: time,
  raisedAt: time,
  title: z.string(),
  summary: z.string(),
  toDo: z.string(),
  /** A section of docs/runbook.md. */
  runbook: z.string(),
  facts: z.record(z.string(), z.unknown()),
  link: z.string(),
  audience: z.enum(AUDIENCES),
  urgency: z.enum(['any-hour', 'by-day', 'digest']),
  /** Nobody is told; it stands in the list. */
  silent: z.boolean(),
  acknowledgedBy: text,
  acknowledgedAt: time.nullable(),
  note: text,
  resolvedAt: time.nullable(),
  proof: z.object({ kind: z.string(), id: z.string() }).nullable(),
  history: z.array(historySchema),
});
