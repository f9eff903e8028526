import { DomainError } from '#kernel';
import type { z } from 'zod';
import { DEMO_ACCOUNT } from './config.js';
import type { AccountSeeds, Config } from './config.js';
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
type Values = z.output<typeof environment>;

const DEFAULT_ACCOUNT = 'main';
const TEST_KEY = 'skey_test_';

/** Reads the variables of `.env.example`; an empty variable counts as absent. */
export function loadConfig(env: Environment): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const problems = [...unknownOpnNames(given), ...(result.success ? [] : issuesOf(result.error))];
  if (problems.length > 0 || !result.success) throw new ConfigurationError(problems);
  return configFrom(result.data);
}

function configFrom(values: Values): Config {
  const secretKey = values.OPN_SECRET_KEY;
  const demo = secretKey === undefined;
  return {
    host: values.HOST,
    port: values.PORT,
    opsPort: orNull(values.OPS_PORT),
    databaseUrl: orNull(values.DATABASE_URL),
    dataDir: values.DATA_DIR,
    opnApiUrl: values.OPN_API_URL.replace(/\/+$/, ''),
    account: values.OPN_ACCOUNT ?? (demo ? DEMO_ACCOUNT : DEFAULT_ACCOUNT),
    opnSecretKey: orNull(secretKey),
    mode: demo || secretKey.startsWith(TEST_KEY) ? 'test' : 'live',
    webhookSecrets: values.OPN_WEBHOOK_SECRETS,
    adminApiKey: orNull(values.ADMIN_API_KEY),
    demo,
    seeds: seedsFrom(values),
  };
}

const seedsFrom = (values: Values): AccountSeeds => ({
  timeZone: values.BUSINESS_TIME_ZONE,
  cutoff: values.DAY_CUTOFF,
  orderMetadataKey: values.ORDER_METADATA_KEY,
  openingDay: orNull(values.OPENING_DAY),
  openingBalance: values.OPENING_BALANCE,
});

const orNull = <T>(value: T | undefined): T | null => value ?? null;

/** A misspelt OPN_ variable would silently leave its default in force. */
function unknownOpnNames(env: Environment): readonly string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('OPN_') && !KNOWN_OPN_NAMES.includes(name))
    .map((name) => `${name} is not a known variable; known are ${KNOWN_OPN_NAMES.join(', ')}.`);
}

const issuesOf = (error: z.ZodError): readonly string[] =>
  error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
