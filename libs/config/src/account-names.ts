import { z } from 'zod';
import { DEMO_ACCOUNT } from './config.js';
import { areDistinct, checked, listed } from './checked-variables.js';
import type { Checked, Variables } from './checked-variables.js';

/** Every account is a log, books and a row of schedules: many more belong elsewhere. */
const MAX_ACCOUNTS = 50;

const ACCOUNT = /^[a-z0-9][a-z0-9-]{0,39}$/;
const DEFAULT_ACCOUNT = 'main';

/** What the accounts of this installation are called. */
export interface AccountNames {
  /** The one that is meant where none is named. */
  readonly standard: string;
  readonly others: readonly string[];
}

export const nameVariables = z.object({
  OPN_ACCOUNT: z
    .string()
    .regex(ACCOUNT, 'must be 1 to 40 of a-z, 0-9 and "-", such as main.')
    .optional(),
  OPN_ACCOUNTS: z
    .string()
    .transform(listed)
    .refine((names) => names.every((name) => ACCOUNT.test(name)), {
      message: 'must list names of a-z, 0-9 and "-" with commas between: brand-b,main-test.',
    })
    .refine(areDistinct, 'must name every account once.')
    .refine((names) => names.length < MAX_ACCOUNTS, {
      message: `must list at most ${MAX_ACCOUNTS - 1} names beside the default account.`,
    })
    .default([]),
});

/** `OPN_SECRET_KEY_BRAND_B` is the key of brand-b: no two names have the same suffix. */
export const suffixOf = (account: string): string =>
  `_${account.toUpperCase().replaceAll('-', '_')}`;

export const accountOfSuffix = (suffix: string): string =>
  suffix.slice(1).toLowerCase().replaceAll('_', '-');

/** Where nothing is connected, the account is that of the demonstration. */
export function readNames(env: Variables): Checked<AccountNames> {
  const { value, problems } = checked(nameVariables, env);
  if (value === null) return { value, problems };
  const { OPN_ACCOUNT: given, OPN_ACCOUNTS: others } = value;
  const isDemo = env['OPN_SECRET_KEY'] === undefined && others.length === 0;
  const standard = given ?? (isDemo ? DEMO_ACCOUNT : DEFAULT_ACCOUNT);
  if (!others.includes(standard)) return { value: { standard, others }, problems };
  const twice = `OPN_ACCOUNTS: ${standard} is the default account; list only the others.`;
  return { value: null, problems: [twice] };
}
