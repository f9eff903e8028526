import { z } from 'zod';
import { pageSchema } from '../lists/page.js';
import { satangAnswer } from '../validation/fields.schema.js';

const text = z.string().nullable();
const turnover = z.object({ count: z.int(), credits: satangAnswer, debits: satangAnswer });
const tally = z.object({ count: z.int(), amount: satangAnswer });

export const bankLineState = z.enum(['matched', 'ambiguous', 'open', 'held', 'withdrawn']);

const line = z.object({
  kind: z.enum(['payout', 'return']),
  bookedOn: z.iso.date(),
  bookedAt: text,
  amount: satangAnswer,
  description: z.string(),
  bankReference: text,
  bankAccount: text.meta({ description: 'Last digits of the account.' }),
});

export const bankLinesSchema = pageSchema(
  line.extend({
    id: z.string(),
    account: z.string(),
    statementId: z.string(),
    state: bankLineState,
    matchedBy: z.enum(['person', 'amount', 'order', 'sum', 'near']).nullable(),
    transfers: z.array(z.string()),
    difference: satangAnswer.nullable(),
    knownAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
    withdrawnBy: text,
    reason: text,
  }),
);

const statement = z.object({
  preset: text,
  from: z.iso.date(),
  to: z.iso.date(),
  bankAccounts: z.array(z.string()),
  movements: turnover,
  payouts: tally,
  returns: tally,
  others: turnover,
  balance: z.object({ opening: satangAnswer, closing: satangAnswer }).nullable(),
  difference: tally.nullable(),
});

export const bankStatementsSchema = pageSchema(
  statement.extend({
    id: z.string(),
    account: z.string(),
    file: z.string(),
    importedBy: z.string(),
    importedAt: z.iso.datetime(),
  }),
);

export const bankImportSchema = z.object({
  accepted: z.int(),
  unchanged: z.int(),
  revised: z.int(),
  ignored: z.int(),
  controlTotals: tally,
  statement: statement.extend({ statementId: z.string() }),
});

export const bankPreviewSchema = bankImportSchema.extend({
  reading: z.object({
    form: z.enum(['json', 'csv', 'xlsx', 'html']),
    sheet: text,
    headingRow: z.int().nullable(),
    columns: z.record(z.string(), z.string()),
    ignored: z.array(z.string()),
  }),
  lines: z.array(line.extend({ lineId: z.string(), isNew: z.boolean() })),
});

export const bankLineAnswerSchema = z.object({ id: z.string(), changed: z.boolean() });
