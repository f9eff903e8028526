import { parseBusinessDay, parseCutoff } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { parseRate } from '#money';
import { z } from 'zod';
import type { AccountOrder } from '../domain/account.js';
import { matchingRulesOn } from '../domain/account-settings.js';
import type { AccountSettings } from '../domain/account-settings.js';

/** A change of one setting; opening an account is none. */
export type SettingOrder = Exclude<AccountOrder, { kind: 'open' }>;

/** Now, and the business day that it falls on. */
export interface SettingTimes {
  readonly at: Instant;
  readonly today: BusinessDay;
}

const MAX_KEY_CHARS = 100;
const MAX_METHOD_CHARS = 50;

const from = z.string();
const cutoff = z.strictObject({ from, time: z.string() });
const matchingRules = z.strictObject({
  from,
  orderMetadataKey: z.string().min(1).max(MAX_KEY_CHARS).optional(),
  descriptionPattern: z.string().nullable().optional(),
  graceMinutes: z.int().optional(),
  acceptLatePayments: z.boolean().optional(),
  splitPayments: z.boolean().optional(),
});
const contractRate = z.strictObject({
  from,
  paymentMethod: z.string().min(1).max(MAX_METHOD_CHARS).default('promptpay'),
  feeRate: z.string(),
  vatRate: z.string().default('7'),
});

export const SETTING_NAMES = ['cutoff', 'matching-rules', 'contract-rate'] as const;

/**
 * What somebody asks for, read from loose values such as a JSON body; what it leaves out stays as
 * it is. Refuses with `setting.unknown` and `setting.invalid`, naming every bad field.
 */
export function settingOrder(
  name: string,
  values: unknown,
  { at, today }: SettingTimes,
  settings: AccountSettings,
): SettingOrder {
  switch (name) {
    case 'cutoff': {
      const given = valid(cutoff, values);
      const time = parseCutoff(given.time);
      return { kind: 'set-cutoff', at, today, from: parseBusinessDay(given.from), time };
    }
    case 'matching-rules': {
      const { from: start, ...given } = valid(matchingRules, values);
      const day = parseBusinessDay(start);
      const changes = Object.entries(given).filter(([, value]) => value !== undefined);
      const rules = { ...matchingRulesOn(settings, day), ...Object.fromEntries(changes) };
      return { kind: 'set-matching-rules', at, today, from: day, rules };
    }
    case 'contract-rate': {
      const { paymentMethod, feeRate, vatRate, ...given } = valid(contractRate, values);
      const rates = { feeRate: parseRate(feeRate), vatRate: parseRate(vatRate) };
      const day = parseBusinessDay(given.from);
      return { kind: 'set-contract-rate', at, from: day, paymentMethod, ...rates };
    }
    default:
      throw unknownSetting(name);
  }
}

function valid<T>(schema: z.ZodType<T>, values: unknown): T {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({
    field: path.map(String).join('.'),
    message,
  }));
  const list = errors.map(({ field, message }) => `${field || 'it'}: ${message}`).join('; ');
  throw new DomainError('setting.invalid', `The setting cannot be changed so: ${list}.`, {
    errors,
  });
}

const unknownSetting = (name: string): DomainError =>
  new DomainError(
    'setting.unknown',
    `There is no setting "${name}"; there are ${SETTING_NAMES.join(', ')}.`,
  );
