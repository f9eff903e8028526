import { parseBusinessDay } from '#calendar';
import { parseRate, satang } from '#money';
import { z } from 'zod';
import { rulesOn } from '../domain/account-settings.js';
import type { AccountSettings } from '../domain/account-settings.js';
import { givenOnly, valid } from './setting-values.js';
import type { SettingOrder, SettingTimes } from './setting-values.js';

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

export const FURTHER_SETTINGS = [
  'payout-rules',
  'tax-rules',
  'work-rules',
  'bank-rules',
  'transfer-fee',
  'holidays',
  'payout-account',
  'import-preset',
] as const;

/** The orders that change the settings named above; null: the name is none of them. */
export function furtherOrder(
  name: string,
  values: unknown,
  { at, by }: SettingTimes,
  settings: AccountSettings,
): SettingOrder | null {
  switch (name) {
    case 'payout-rules':
      return rulesOrder('payout', valid(payoutRules, values));
    case 'tax-rules':
      return rulesOrder('tax', valid(taxRules, values));
    case 'work-rules':
      return rulesOrder('work', valid(workRules, values));
    case 'bank-rules':
      return rulesOrder('bank', valid(bankRules, values));
    case 'transfer-fee': {
      const { from: start, ...fee } = valid(transferFee, values);
      return { kind: 'set-transfer-fee', at, from: parseBusinessDay(start), ...fee };
    }
    case 'holidays': {
      const days = valid(holidays, values).holidays.map(parseBusinessDay);
      return { kind: 'set-holidays', at, holidays: days };
    }
    case 'payout-account': {
      const { do: what, note, ...account } = valid(bankAccount, values);
      return { kind: `${what}-payout-account`, at, by, note, bankAccount: account };
    }
    case 'import-preset':
      return { kind: 'save-import-preset', at, preset: valid(importPreset, values) };
    default:
      return null;
  }

  /** What is left out stays as it is on that day. */
  function rulesOrder(
    book: 'payout' | 'tax' | 'work' | 'bank',
    { from: start, ...given }: { readonly from: string },
  ): SettingOrder {
    const day = parseBusinessDay(start);
    const rules = { ...rulesOn(settings, book, day), ...givenOnly(given) };
    return { kind: 'set-rules', at, book, from: day, rules } as SettingOrder;
  }
}
