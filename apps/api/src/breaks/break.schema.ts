import { BREAK_CODES, BREAK_GROUPINGS, BREAK_SORTS } from '#reconciliation';
import type { BreakCode, BreakSort } from '#reconciliation';
import { z } from 'zod';
import { dayField, satangAnswer } from '../validation/fields.schema.js';

const MAX_TEXT_LENGTH = 200;

const code = z.enum(Object.keys(BREAK_CODES) as [BreakCode, ...BreakCode[]]);
const family = z.enum(['timing', 'integrity', 'information']);
const severity = z.enum(['high', 'medium', 'low', 'system']);
const groups = ['data', 'receipts', 'returns', 'charge', 'cost', 'payout', 'tax'] as const;
const group = z.enum([...groups, 'period', 'system']);
const status = z.enum(['open', 'assigned', 'resolved', 'cleared']);
const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');
const named = z.string().max(MAX_TEXT_LENGTH).optional();
const sorts = BREAK_SORTS.flatMap((column): readonly BreakSort[] => [column, `-${column}`]);

const filterFields = {
  status: status.optional(),
  code: code.optional(),
  day: dayField.optional(),
  from: dayField.optional(),
  to: dayField.optional(),
  family: family.optional(),
  severity: severity.optional(),
  group: group.optional(),
  assignee: named,
  reference: named,
  subject: named,
  cause: named,
  writeOff: z.enum(['requested', 'written-off']).optional(),
};

export const filterSchema = z.object({ ...filterFields, overdue: yesOrNo.optional() });

/** `position:<n>`, an instant, or a day: those that were open then, as they were judged. */
const asOf = z
  .string()
  .max(MAX_TEXT_LENGTH)
  .describe(
    'position:<n>, an RFC 3339 time, or a closed day: breaks that were open then, as they were ' +
      'judged (not derived again), with what people had said of them by then',
  )
  .optional();

export const listSchema = z.object({
  ...filterSchema.shape,
  asOf,
  sort: z.enum(sorts as [BreakSort, ...BreakSort[]]).default('id'),
});

export const summaryQuery = z.object({
  ...filterSchema.shape,
  asOf,
  by: z.enum(BREAK_GROUPINGS).default('code'),
});

/** The same filter as JSON says it. */
export const bodyFilterSchema = z.strictObject({
  ...filterFields,
  overdue: z.boolean().optional(),
});

const money = satangAnswer.nullable();
const time = z.iso.datetime().nullable();
const text = z.string().nullable();
const entry = z.object({ debit: z.string(), credit: z.string(), amount: satangAnswer });

export const breakSchema = z.object({
  id: z.string(),
  code,
  group,
  family,
  severity,
  status,
  day: z.iso.date().nullable(),
  amount: money,
  expected: money,
  actual: money,
  count: z.int(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  reference: text,
  explains: z.array(z.string()),
  cause: z.object({ id: z.string(), title: z.string() }).nullable(),
  openedAt: z.iso.datetime(),
  clearedAt: time,
  clearedBy: text,
  dueAt: z.iso.date().nullable(),
  overdue: z.boolean(),
  age: z.object({ bankBusinessDays: z.int(), calendarDays: z.int() }),
  assignee: text,
  lastNote: z.object({ text: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
  resolution: z
    .object({
      kind: z.enum(['resolved', 'written-off']),
      reason: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      approvedBy: text,
    })
    .nullable(),
  writeOff: z
    .object({
      status: z.enum(['requested', 'written-off']),
      reason: z.string(),
      requestedBy: z.string(),
      approvedBy: text,
      entry,
    })
    .nullable(),
  detail: text,
});

const totals = { count: z.int(), sum: z.object({ THB: satangAnswer }) };

export const breakListSchema = z.object({
  data: z.array(breakSchema),
  nextCursor: text,
  ...totals,
});

export const breakSummarySchema = z.object({
  ...totals,
  groups: z.array(
    z.object({ key: text, count: z.int(), amount: satangAnswer, oldest: z.iso.datetime() }),
  ),
});

export const causeListSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['webhook-outage', 'wrong-rate', 'source-missing', 'payout']),
      title: z.string(),
      since: z.iso.datetime(),
      until: z.iso.datetime(),
      count: z.int(),
      amount: satangAnswer,
      codes: z.array(z.string()),
    }),
  ),
  nextCursor: text,
});

const inBothLanguages = z.object({ en: text, th: text });

export const breakDetailSchema = breakSchema.extend({
  meaning: inBothLanguages,
  action: inBothLanguages,
  links: z.object({ explain: z.string(), entries: z.string() }),
  history: z.array(
    z.object({
      what: z.string(),
      at: z.iso.datetime(),
      by: text,
      text,
      to: text,
      approvedBy: text,
      entry: entry.nullable(),
      amount: money,
      event: text,
    }),
  ),
});
