import { z } from 'zod';

const ACCOUNT = /^[a-z0-9][a-z0-9-]{0,39}$/;
const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MIN_ADMIN_KEY_LENGTH = 16;
const MAX_SECRETS = 5;
const BASE64_GROUP = 4;

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number such as 3000.')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be at most 65535.');

const webhookSecrets = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine((secrets) => secrets.length <= MAX_SECRETS, `must list at most ${MAX_SECRETS} secrets.`)
  .refine((secrets) => secrets.every(isBase64), {
    message: 'must be Base64 text as the Opn dashboard shows it, comma-separated while rotating.',
  });

/** What is not Base64 is skipped in decoding, so only what comes back the same was. */
const isBase64 = (text: string): boolean => {
  const padded = text.padEnd(Math.ceil(text.length / BASE64_GROUP) * BASE64_GROUP, '=');
  return Buffer.from(padded, 'base64').toString('base64') === padded;
};

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const isPostgresUrl = (text: string): boolean =>
  /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The variables and their shapes, as `.env.example` explains them. */
export const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  OPS_PORT: port.optional(),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be a URL such as postgresql://user:password@host:5432/name.')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  OPN_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://api.omise.co.' })
    .default('https://api.omise.co'),
  OPN_ACCOUNT: z
    .string()
    .regex(ACCOUNT, 'must be 1 to 40 of a-z, 0-9 and "-", such as main.')
    .optional(),
  OPN_SECRET_KEY: z
    .string()
    .regex(/^skey_[A-Za-z0-9_]+$/, 'must be the secret key, which starts with skey_.')
    .optional(),
  OPN_WEBHOOK_SECRETS: webhookSecrets,
  ADMIN_API_KEY: z
    .string()
    .min(MIN_ADMIN_KEY_LENGTH, `must have at least ${MIN_ADMIN_KEY_LENGTH} characters.`)
    .optional(),
  BUSINESS_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Asia/Bangkok.')
    .default('Asia/Bangkok'),
  DAY_CUTOFF: z.string().regex(CLOCK_TIME, 'must be a time of day such as 00:00.').default('00:00'),
  ORDER_METADATA_KEY: z.string().min(1).max(100).default('order_id'),
  OPENING_DAY: z.string().refine(isDay, 'must be a day such as 2026-11-01.').optional(),
  OPENING_BALANCE: z
    .string()
    .regex(/^-?\d{1,17}$/, 'must be a whole number of satang, such as 150000 for 1,500.00 baht.')
    .default('0')
    .transform(BigInt),
});

export const KNOWN_OPN_NAMES = Object.keys(environment.shape).filter((name) =>
  name.startsWith('OPN_'),
);
