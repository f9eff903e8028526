import { z } from 'zod';
import { trustedProxies } from './trusted-proxies.js';

const MIN_ADMIN_KEY_LENGTH = 16;
const MAX_REQUESTS_PER_SECOND = 100;
/** Whoever stops processes gives them a time, of which work in hand needs the rest. */
const MAX_STOP_DELAY_SECONDS = 60;

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number such as 3000.')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be at most 65535.');

const stopDelaySeconds = z
  .string()
  .regex(/^\d{1,2}$/, 'must be a whole number of seconds such as 5.')
  .transform(Number)
  .refine((value) => value <= MAX_STOP_DELAY_SECONDS, {
    message: `must be at most ${MAX_STOP_DELAY_SECONDS}.`,
  });

const requestsPerSecond = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,3})?$/, 'must be a number such as 10 or 0.5.')
  .transform(Number)
  .refine((value) => value > 0 && value <= MAX_REQUESTS_PER_SECOND, {
    message: `must be more than 0 and at most ${MAX_REQUESTS_PER_SECOND}.`,
  });

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export const LOG_FORMATS = ['auto', 'json', 'text'] as const;

/** One of some words, in capitals or not. */
const oneOf = <const Word extends string>(words: readonly Word[]) =>
  z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(words, { error: `must be one of ${words.join(', ')}.` }));

const isPostgresUrl = (text: string): boolean =>
  /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);

/** The variables of the whole installation, as `.env.example` explains them. */
export const installationVariables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  OPS_PORT: port.optional(),
  TRUSTED_PROXIES: trustedProxies.default([]),
  STOP_DELAY_SECONDS: stopDelaySeconds.default(0),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be a URL such as postgresql://user:password@host:5432/name.')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  OPN_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://api.omise.co.' })
    .default('https://api.omise.co'),
  OPN_REQUESTS_PER_SECOND: requestsPerSecond.default(10),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  LOG_FORMAT: oneOf(LOG_FORMATS).default('auto'),
  ADMIN_API_KEY: z
    .string()
    .min(MIN_ADMIN_KEY_LENGTH, `must have at least ${MIN_ADMIN_KEY_LENGTH} characters.`)
    .optional(),
});
