import { DomainError, SECOND_MS } from '#kernel';
import type { z } from 'zod';
import { readNames } from './account-names.js';
import type { AccountNames } from './account-names.js';
import { checked } from './checked-variables.js';
import type { Variables } from './checked-variables.js';
import { DEMO_ACCOUNT } from './config.js';
import type { Config } from './config.js';
import { installationVariables } from './environment.js';
import { readNotify } from './notify-variables.js';
import type { ReadNotify } from './notify-variables.js';
import { readAccounts } from './read-accounts.js';
import { unknownNames } from './unknown-names.js';

/** Names every problem of the environment at once; `details.problems` lists them. */
export class ConfigurationError extends DomainError {
  constructor(problems: readonly string[]) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n');
    super('config.invalid', `The environment is not usable:\n${list}\nSee .env.example.`, {
      problems,
    });
  }
}

/** Where the names cannot be read, the default account's variables still can. */
const NAMELESS: AccountNames = { standard: DEMO_ACCOUNT, others: [] };

/** Reads the variables of `.env.example`; an empty variable counts as absent. */
export function loadConfig(env: Variables): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const installation = checked(installationVariables, given);
  const notify = readNotify(given);
  const names = readNames(given);
  const accounts = readAccounts(given, names.value ?? NAMELESS);
  const problems = [
    ...unknownNames(given, names.value),
    ...installation.problems,
    ...notify.problems,
    ...names.problems,
    ...accounts.problems,
  ];
  if (
    problems.length > 0 ||
    installation.value === null ||
    notify.value === null ||
    accounts.value === null
  ) {
    throw new ConfigurationError(problems);
  }
  return configFrom(installation.value, notify.value, accounts.value);
}

const configFrom = (
  values: z.output<typeof installationVariables>,
  { publicUrl, notify }: ReadNotify,
  accounts: Config['accounts'],
): Config => ({
  host: values.HOST,
  port: values.PORT,
  opsPort: values.OPS_PORT ?? null,
  trustedProxies: values.TRUSTED_PROXIES,
  stopDelayMs: values.STOP_DELAY_SECONDS * SECOND_MS,
  databaseUrl: values.DATABASE_URL ?? null,
  dataDir: values.DATA_DIR,
  opnApiUrl: values.OPN_API_URL.replace(/\/+$/, ''),
  requestsPerSecond: values.OPN_REQUESTS_PER_SECOND,
  account: accounts[0].account,
  accounts,
  adminApiKey: values.ADMIN_API_KEY ?? null,
  log: { level: values.LOG_LEVEL, format: values.LOG_FORMAT },
  publicUrl: publicUrl ?? addressOf(values.HOST, values.PORT),
  notify,
  demo: accounts[0].secretKeys.length === 0,
});

/** Where this machine itself reaches what listens on `host`. */
function addressOf(host: string, port: number): string {
  const local = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${local.includes(':') ? `[${local}]` : local}:${port}`;
}
