import { DomainError } from '#kernel';
import { z } from 'zod';
import { DEMO_ACCOUNT } from './config.js';
import type { Config } from './config.js';
import { environment, KNOWN_OPN_NAMES } from './environment.js';

/** Names every problem of the environment at once; `details.problems` lists them. */
export class ConfigurationError extends DomainError {
  constructor(problems: readonly string[]) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n');
    super('config.invalid', `The environment is not usable:\n${list}\nSee .env.example.`, {
      problems,
    });
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the variables of `.env.example`; an empty variable counts as absent. */
export function loadConfig(env: Environment): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const problems = [...unknownOpnNames(given), ...(result.success ? [] : issuesOf(result.error))];
  if (problems.length > 0 || !result.success) throw new ConfigurationError(problems);
  const values = result.data;
  const demo = values.OPN_SECRET_KEY === undefined;
  return {
    host: values.HOST,
    port: values.PORT,
    opsPort: values.OPS_PORT ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: values.DATA_DIR,
    opnApiUrl: values.OPN_API_URL.replace(/\/+$/, ''),
    account: values.OPN_ACCOUNT ?? (demo ? DEMO_ACCOUNT : 'main'),
    opnSecretKey: values.OPN_SECRET_KEY ?? null,
    mode: values.OPN_SECRET_KEY?.startsWith('skey_test_') === false ? 'live' : 'test',
    webhookSecrets: values.OPN_WEBHOOK_SECRETS,
    adminApiKey: values.ADMIN_API_KEY ?? null,
    demo,
    seeds: {
      timeZone: values.BUSINESS_TIME_ZONE,
      cutoff: values.DAY_CUTOFF,
      orderMetadataKey: values.ORDER_METADATA_KEY,
      openingDay: values.OPENING_DAY ?? null,
      openingBalance: values.OPENING_BALANCE,
    },
  };
}

/** A misspelt OPN_ variable would silently leave its default in force. */
function unknownOpnNames(env: Environment): readonly string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('OPN_') && !KNOWN_OPN_NAMES.includes(name))
    .map((name) => `${name} is not a known variable; known are ${KNOWN_OPN_NAMES.join(', ')}.`);
}

const issuesOf = (error: z.ZodError): readonly string[] =>
  error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
