import { parseBusinessDay, parseCutoff } from '#calendar';
import { DomainError } from '#kernel';
import { parseRate } from '#money';
import { z } from 'zod';
import { matchingRulesOn } from '../domain/account-settings.js';
import type { AccountSettings } from '../domain/account-settings.js';
import { FURTHER_MAKERS } from './further-setting-orders.js';
import { givenOnly, valid } from './setting-values.js';
import type { MakeOrder, SettingOrder, SettingTimes } from './setting-values.js';

const MAX_KEY_CHARS = 100;
const MAX_METHOD_CHARS = 50;

const from = z.string();
const cutoff = z.strictObject({ from, time: z.string() });
const matchingRules = z.strictObject({
  from,
  keys: z.array(z.enum(['charge-id', 'metadata', 'pattern'])).optional(),
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

const MAKERS: Readonly<Record<string, MakeOrder>> = {
  cutoff: (values, { at, today }) => {
    const given = valid(cutoff, values);
    const time = parseCutoff(given.time);
    return { kind: 'set-cutoff', at, today, from: parseBusinessDay(given.from), time };
  },
  'matching-rules': (values, { at, today }, settings) => {
    const { from: start, ...given } = valid(matchingRules, values);
    const day = parseBusinessDay(start);
    const rules = { ...matchingRulesOn(settings, day), ...givenOnly(given) };
    return { kind: 'set-matching-rules', at, today, from: day, rules };
  },
  'contract-rate': (values, { at }) => {
    const { paymentMethod, feeRate, vatRate, ...given } = valid(contractRate, values);
    const rates = { feeRate: parseRate(feeRate), vatRate: parseRate(vatRate) };
    const day = parseBusinessDay(given.from);
    return { kind: 'set-contract-rate', at, from: day, paymentMethod, ...rates };
  },
  ...FURTHER_MAKERS,
};

export const SETTING_NAMES: readonly string[] = Object.keys(MAKERS);

/**
 * What somebody asks for, read from loose values such as a JSON body; what it leaves out stays as
 * it is. Refuses with `setting.unknown` and `setting.invalid`, naming every bad field.
 */
export function settingOrder(
  name: string,
  values: unknown,
  times: SettingTimes,
  settings: AccountSettings,
): SettingOrder {
  const make = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
  if (make === undefined) throw unknownSetting(name);
  return make(values, times, settings);
}

const unknownSetting = (name: string): DomainError =>
  new DomainError(
    'setting.unknown',
    `There is no setting "${name}"; there are ${SETTING_NAMES.join(', ')}.`,
  );
