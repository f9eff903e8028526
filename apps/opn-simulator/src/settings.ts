import { parseBusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import { z } from 'zod';
import { parsePercents } from './faults/percents.js';

const DEFAULT_PLAY_SECONDS = 20;
const MOST_DAYS = 40;
const MOST_ORDERS = 5_000;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const day = z.string().transform((text, context) => {
  try {
    return parseBusinessDay(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not a day such as 2026-11-20' });
    return z.NEVER;
  }
});

const faults = z.string().transform((text, context) => {
  try {
    return parsePercents(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
    return z.NEVER;
  }
});

const environment = z
  .object({
    SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
    OPN_SECRET_KEY: z.string('is missing').startsWith('skey_test_', 'is no test key, skey_test_…'),
    SIMULATOR_SEED: z.string().min(1).default('yodtrong'),
    SIMULATED_DAY: day.optional(),
    SIMULATED_DAYS: z.coerce.number().int().min(1).max(MOST_DAYS).default(1),
    SIMULATOR_ORDERS: z.coerce.number().int().min(1).max(MOST_ORDERS).optional(),
    SIMULATOR_STATE: z.string().min(1).optional(),
    SIMULATOR_PLAY_SECONDS: z.coerce.number().min(0).default(DEFAULT_PLAY_SECONDS),
    SIMULATOR_FAULTS: faults.prefault('none'),
    WEBHOOK_URL: z.url('is not a URL').optional(),
    OPN_WEBHOOK_SECRETS: z
      .string()
      .transform((text) => text.split(',')[0]?.trim() ?? '')
      .pipe(z.string().regex(BASE64, 'does not begin with a Base64 secret'))
      .optional(),
  })
  .refine(({ WEBHOOK_URL, OPN_WEBHOOK_SECRETS }) => !WEBHOOK_URL || OPN_WEBHOOK_SECRETS, {
    path: ['OPN_WEBHOOK_SECRETS'],
    message: 'is needed to sign what goes to WEBHOOK_URL',
  })
  .transform((env) => ({
    port: env.SIMULATOR_PORT,
    secretKey: env.OPN_SECRET_KEY,
    seed: env.SIMULATOR_SEED,
    day: env.SIMULATED_DAY ?? null,
    days: env.SIMULATED_DAYS,
    orders: env.SIMULATOR_ORDERS ?? null,
    stateFile: env.SIMULATOR_STATE ?? null,
    playMs: env.SIMULATOR_PLAY_SECONDS * 1_000,
    faults: env.SIMULATOR_FAULTS,
    webhookUrl: env.WEBHOOK_URL ?? null,
    webhookSecret: env.OPN_WEBHOOK_SECRETS ?? null,
  }));

export type SimulatorSettings = Readonly<z.output<typeof environment>>;

/** Reads the environment; all that is wrong with it is said at once (`simulator.settings`). */
export function readSettings(env: NodeJS.ProcessEnv): SimulatorSettings {
  const result = environment.safeParse(env);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new DomainError(
    'simulator.settings',
    `The simulator cannot start: ${problems.join('; ')}.`,
  );
}
