import type { AccountNames } from './account-names.js';
import { suffixOf } from './account-names.js';
import { ACCOUNT_VARIABLES, accountVariables, modeOfKey } from './account-variables.js';
import type { AccountValues } from './account-variables.js';
import { checked } from './checked-variables.js';
import type { Checked, Variables } from './checked-variables.js';
import type { AccountConfig, AccountSeeds, Config } from './config.js';

type Seeds = Pick<AccountSeeds, 'timeZone' | 'cutoff' | 'orderMetadataKey'>;

/** What an account begins with where nothing else is said. */
const FIRST_SEEDS: Seeds = {
  timeZone: 'Asia/Bangkok',
  cutoff: '00:00',
  orderMetadataKey: 'order_id',
};

interface ReadAccount extends Checked<AccountValues> {
  readonly account: string;
  readonly suffix: string;
}

/** The variables of every account; the further ones begin as the default one does. */
export function readAccounts(env: Variables, names: AccountNames): Checked<Config['accounts']> {
  const standard = readAccount(env, names.standard, '');
  const others = names.others.map((name) => readAccount(env, name, suffixOf(name)));
  const all = [standard, ...others];
  const problems = [
    ...all.flatMap((one) => one.problems),
    ...(others.length > 0 ? all.flatMap(missingKey) : []),
    ...sharedKeys(all),
  ];
  if (problems.length > 0 || standard.value === null) return { value: null, problems };
  const first = accountFrom(standard.account, standard.value, FIRST_SEEDS);
  const more = others.flatMap(({ account, value }) =>
    value === null ? [] : [accountFrom(account, value, first.seeds)],
  );
  return { value: [first, ...more], problems };
}

function readAccount(env: Variables, account: string, suffix: string): ReadAccount {
  const own = ACCOUNT_VARIABLES.map((name) => [name, env[name + suffix]] as const);
  return { account, suffix, ...checked(accountVariables, Object.fromEntries(own), suffix) };
}

function accountFrom(account: string, values: AccountValues, otherwise: Seeds): AccountConfig {
  const secretKeys = values.OPN_SECRET_KEY;
  return {
    account,
    mode: modeOfKey(secretKeys[0] ?? NO_MONEY),
    secretKeys,
    webhookSecrets: values.OPN_WEBHOOK_SECRETS,
    seeds: {
      timeZone: values.BUSINESS_TIME_ZONE ?? otherwise.timeZone,
      cutoff: values.DAY_CUTOFF ?? otherwise.cutoff,
      orderMetadataKey: values.ORDER_METADATA_KEY ?? otherwise.orderMetadataKey,
      openingDay: values.OPENING_DAY ?? null,
      openingBalance: values.OPENING_BALANCE,
    },
  };
}

/** A demonstration is a test. */
const NO_MONEY = 'skey_test_';

const missingKey = ({ account, suffix, value }: ReadAccount): readonly string[] =>
  value?.OPN_SECRET_KEY.length === 0
    ? [`OPN_SECRET_KEY${suffix}: must be the secret key of ${account}, which has none.`]
    : [];

/** Two accounts of one key would book the same money twice. */
function sharedKeys(all: readonly ReadAccount[]): readonly string[] {
  const owners = new Map<string, string>();
  return all.flatMap(({ account, suffix, value }) => {
    const keys = value?.OPN_SECRET_KEY ?? [];
    const owner = keys.map((key) => owners.get(key)).find((name) => name !== undefined);
    for (const key of keys) owners.set(key, account);
    if (owner === undefined) return [];
    return [
      `OPN_SECRET_KEY${suffix}: must be a key of its own; ${owner} has the same one, and the ` +
        'same money would be booked twice.',
    ];
  });
}
