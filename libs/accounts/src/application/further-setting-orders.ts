import { parseBusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import { parseRate, satang } from '#money';
import { z } from 'zod';
import { rulesOn } from '../domain/account-settings.js';
import { REPORT_LANGUAGES } from '../domain/report-rules.js';
import type { RuleBook } from '../domain/rule-books.js';
import { alertSchema } from './alert-schemas.js';
import { accountCodesSchema, merchantSchema } from './merchant-schemas.js';
import { givenOnly, valid } from './setting-values.js';
import type { MakeOrder, SettingOrder } from './setting-values.js';

const MAX_HOLIDAYS = 1_000;
const MAX_NAME = 100;
const MAX_NOTE = 500;
const MAX_COLUMNS = 50;
const MAX_LAST_DIGITS = 10;

const from = z.string();
const amount = z.int().min(0).transform(BigInt).transform(satang);
const texts = z.array(z.string());

const payoutRules = z.strictObject({
  from,
  scheduledOn: z.union([z.literal('bank-business-days'), z.array(z.int()), z.null()]).optional(),
  minimum: amount.optional(),
});
const taxRules = z.strictObject({
  from,
  withholding: z.enum(['off', 'per-receipt', 'per-month']).optional(),
  withholdingRate: z.string().transform(parseRate).optional(),
  reclaimDays: z.int().optional(),
  reclaimKey: z.string().min(1).max(MAX_NAME).nullable().optional(),
  invoiceDueDay: z.int().optional(),
  claimMonths: z.int().optional(),
  buyerTaxId: z.string().nullable().optional(),
});
const workRules = z.strictObject({
  from,
  approvalAbove: amount.optional(),
  returnWithinDays: z.int().optional(),
});
const bankRules = z.strictObject({
  from,
  payoutTexts: texts.optional(),
  returnTexts: texts.optional(),
  arrivesWithinDays: z.int().optional(),
});
const reportRules = z.strictObject({
  from,
  reviewRequired: z.boolean().optional(),
  languages: z.array(z.enum(REPORT_LANGUAGES)).optional(),
  promisedHour: z.string().optional(),
});
const transferFee = z.strictObject({
  from,
  upTo: amount.nullable().default(null),
  fee: amount,
  feeVat: amount,
});
const holidays = z.strictObject({ holidays: z.array(z.string()).max(MAX_HOLIDAYS) });
const bankAccount = z.strictObject({
  bankCode: z.string().min(1).max(MAX_NAME).nullable(),
  lastDigits: z.string().regex(/^\d+$/).max(MAX_LAST_DIGITS),
  do: z.enum(['propose', 'approve', 'revoke']),
  note: z.string().max(MAX_NOTE).nullable().default(null),
});
const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), texts.max(MAX_COLUMNS)]);
const importPreset = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .max(MAX_NAME),
  target: z.enum(['receipts', 'bank']),
  mapping: z.record(z.string().max(MAX_NAME), cell),
});

/** What is left out stays as it is on that day. */
const rulesOrder =
  (book: RuleBook, schema: z.ZodType<{ readonly from: string }>): MakeOrder =>
  (values, { at }, settings) => {
    const { from: start, ...given } = valid(schema, values);
    const day = parseBusinessDay(start);
    const rules = { ...rulesOn(settings, book, day), ...givenOnly(given) };
    return { kind: 'set-rules', at, book, from: day, rules } as SettingOrder;
  };

/** Settings beside days, matching and rates, by name. */
export const FURTHER_MAKERS: Readonly<Record<string, MakeOrder>> = {
  'payout-rules': rulesOrder('payout', payoutRules),
  'tax-rules': rulesOrder('tax', taxRules),
  'work-rules': rulesOrder('work', workRules),
  'bank-rules': rulesOrder('bank', bankRules),
  'report-rules': rulesOrder('report', reportRules),
  merchant: rulesOrder('merchant', merchantSchema),
  'account-codes': rulesOrder('chart', accountCodesSchema),
  'alert-rules': rulesOrder('alert', alertSchema),
  'transfer-fee': (values, { at }) => {
    const { from: start, ...fee } = valid(transferFee, values);
    return { kind: 'set-transfer-fee', at, from: parseBusinessDay(start), ...fee };
  },
  holidays: (values, { at }) => {
    const days = valid(holidays, values).holidays.map(parseBusinessDay);
    return { kind: 'set-holidays', at, holidays: days };
  },
  'payout-account': (values, { at, by, isPerson }) => {
    const { do: what, note, ...account } = valid(bankAccount, values);
    if (what !== 'revoke' && !isPerson) throw noPerson(by);
    return { kind: `${what}-payout-account`, at, by, note, bankAccount: account };
  },
  'import-preset': (values, { at }) => ({
    kind: 'save-import-preset',
    at,
    preset: valid(importPreset, values),
  }),
};

const noPerson = (by: string): DomainError =>
  new DomainError(
    'setting.four_eyes',
    `${by} is no person. Where payouts may go is proposed and approved by two persons, each with ` +
      'a key of their own, over HTTP.',
  );
