import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import type { z } from 'zod';
import type { AccountOrder } from '../domain/account-orders.js';
import type { AccountSettings } from '../domain/account-settings.js';

/** A change of one setting; opening an account is none. */
export type SettingOrder = Exclude<AccountOrder, { kind: 'open' }>;

/** Now, the business day that it falls on, and who asks: a named person, or a service. */
export interface SettingTimes {
  readonly at: Instant;
  readonly today: BusinessDay;
  readonly by: string;
  readonly isPerson: boolean;
}

/** Reads loose values as the order for one setting. */
export type MakeOrder = (
  values: unknown,
  times: SettingTimes,
  settings: AccountSettings,
) => SettingOrder;

/** Loose values as a schema wants them; refuses with `setting.invalid`, naming every bad field. */
export function valid<T>(schema: z.ZodType<T>, values: unknown): T {
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

/** What was given, without what was left out: that stays as it is. */
export const givenOnly = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
