import { matchingRulesOn } from '#accounts';
import type { AccountOrder, AccountSettings } from '#accounts';
import { parseCutoff } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { parseRate } from '#money';
import { z } from 'zod';
import { dayField } from '../validation/fields.schema.js';
import { validWith } from '../validation/valid-with.js';

type Change = Exclude<AccountOrder, { kind: 'open' }>;

interface Times {
  readonly at: Instant;
  readonly today: BusinessDay;
}

const cutoff = z.strictObject({ from: dayField, time: z.string() });
const matchingRules = z.strictObject({
  from: dayField,
  orderMetadataKey: z.string().min(1).max(100).optional(),
  descriptionPattern: z.string().nullable().optional(),
  graceMinutes: z.int().optional(),
  acceptLatePayments: z.boolean().optional(),
  splitPayments: z.boolean().optional(),
});
const contractRate = z.strictObject({
  from: dayField,
  paymentMethod: z.string().min(1).max(50).default('promptpay'),
  feeRate: z.string(),
  vatRate: z.string().default('7'),
});

export const SETTING_NAMES = ['cutoff', 'matching-rules', 'contract-rate'] as const;

/** What a body asks for; `null` if there is no such setting. What it leaves out stays as it is. */
export function orderOf(
  name: string,
  body: unknown,
  { at, today }: Times,
  settings: AccountSettings,
): Change | null {
  switch (name) {
    case 'cutoff': {
      const { from, time } = validWith(cutoff, body, 'body');
      return { kind: 'set-cutoff', at, today, from, time: parseCutoff(time) };
    }
    case 'matching-rules': {
      const { from, ...given } = validWith(matchingRules, body, 'body');
      const changes = Object.entries(given).filter(([, value]) => value !== undefined);
      const rules = { ...matchingRulesOn(settings, from), ...Object.fromEntries(changes) };
      return { kind: 'set-matching-rules', at, today, from, rules };
    }
    case 'contract-rate': {
      const { from, paymentMethod, feeRate, vatRate } = validWith(contractRate, body, 'body');
      const rates = { feeRate: parseRate(feeRate), vatRate: parseRate(vatRate) };
      return { kind: 'set-contract-rate', at, from, paymentMethod, ...rates };
    }
    default:
      return null;
  }
}
