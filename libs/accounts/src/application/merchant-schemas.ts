import { z } from 'zod';
import { LEDGER_ACCOUNTS } from '../domain/ledger-accounts.js';

const MAX_NAME_CHARS = 200;
const MAX_CODE_CHARS = 40;
const CONTROL = /\p{Cc}/u;
/** A spreadsheet that opens the file of vouchers would calculate what begins so. */
const FORMULA = /^[=+\-@]/;

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((given) => !CONTROL.test(given), 'must not hold control characters');

const from = z.string();
const name = text(MAX_NAME_CHARS);
const branch = z.strictObject({ code: z.string(), name: name.nullable().default(null) });

export const merchantSchema = z.strictObject({
  from,
  name: name.nullable().optional(),
  taxId: z.string().nullable().optional(),
  branch: branch.nullable().optional(),
});

const accountCode = z.strictObject({
  code: text(MAX_CODE_CHARS).refine(
    (given) => !FORMULA.test(given),
    'must not begin with =, +, - or @: a spreadsheet would calculate it',
  ),
  name: name.nullable().default(null),
});

/** The whole mapping at once: what is left out has no code any more. */
export const accountCodesSchema = z.strictObject({
  from,
  codes: z.partialRecord(z.enum(LEDGER_ACCOUNTS), accountCode),
});
