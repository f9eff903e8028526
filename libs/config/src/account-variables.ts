import { z } from 'zod';
import { areDistinct, isBase64, listed } from './checked-variables.js';

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const SECRET_KEY = /^skey_[A-Za-z0-9_]+$/;
const TEST_KEY = 'skey_test_';
const MAX_SECRET_KEYS = 2;
const MAX_WEBHOOK_SECRETS = 5;

const list = z.string().transform(listed);

export const modeOfKey = (key: string): 'live' | 'test' =>
  key.startsWith(TEST_KEY) ? 'test' : 'live';

const secretKeys = list
  .refine((keys) => keys.length > 0 && keys.every((key) => SECRET_KEY.test(key)), {
    message: 'must be the secret key, which starts with skey_.',
  })
  .refine((keys) => keys.length <= MAX_SECRET_KEYS && areDistinct(keys), {
    message: 'must be one key, or two different ones with a comma between while one is rolled.',
  })
  .refine((keys) => new Set(keys.map(modeOfKey)).size <= 1, {
    message: 'must list keys of one mode: live and test are two accounts, see OPN_ACCOUNTS.',
  });

const webhookSecrets = list
  .refine((secrets) => secrets.length <= MAX_WEBHOOK_SECRETS, {
    message: `must list at most ${MAX_WEBHOOK_SECRETS} secrets.`,
  })
  .refine((secrets) => secrets.every(isBase64), {
    message: 'must be Base64 text as the Opn dashboard shows it, comma-separated while rotating.',
  });

const [FIRST_DAY, LAST_DAY] = ['2000-01-01', '2199-12-31'] as const;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  text >= FIRST_DAY &&
  text <= LAST_DAY &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The variables of one account; those of a further account end in its name. */
export const accountVariables = z
  .object({
    OPN_SECRET_KEY: secretKeys.default([]),
    OPN_WEBHOOK_SECRETS: webhookSecrets.default([]),
    BUSINESS_TIME_ZONE: z
      .string()
      .refine(isTimeZone, 'must be a time zone such as Asia/Bangkok.')
      .optional(),
    DAY_CUTOFF: z.string().regex(CLOCK_TIME, 'must be a time of day such as 00:00.').optional(),
    ORDER_METADATA_KEY: z.string().min(1).max(100).optional(),
    OPENING_DAY: z
      .string()
      .refine(isDay, `must be a day such as 2026-11-01, between ${FIRST_DAY} and ${LAST_DAY}.`)
      .optional(),
    OPENING_BALANCE: z
      .string()
      .regex(/^-?\d{1,17}$/, 'must be a whole number of satang, such as 150000 for 1,500.00 baht.')
      .transform(BigInt)
      .default(0n),
  })
  .refine((values) => values.OPENING_BALANCE === 0n || values.OPENING_DAY !== undefined, {
    path: ['OPENING_BALANCE'],
    message: 'must be 0 while no opening day is set: an opening balance belongs to a day.',
    // Said beside what is wrong with other variables, and not where one of these two is.
    when: ({ issues }) => !issues.some(({ path }) => String(path?.[0]).startsWith('OPENING_')),
  });

export type AccountValues = z.output<typeof accountVariables>;

export const ACCOUNT_VARIABLES = Object.keys(accountVariables.shape);
