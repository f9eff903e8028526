import { suffixOf } from './account-names.js';
import type { AccountConfig, Config } from './config.js';

/** What works, and should not stay so: to be said whenever it is started. Names no secret. */
export function startWarnings({ accounts, demo }: Config): readonly string[] {
  if (demo) return [];
  const [standard, ...others] = accounts;
  const without = 'OPN_WEBHOOK_SECRETS';
  return [
    ...(standard.webhookSecrets.length > 0
      ? []
      : [`Without ${without} every webhook is refused with 401.`]),
    ...others
      .filter(({ webhookSecrets }) => webhookSecrets.length === 0)
      .map(
        ({ account }) =>
          `Without ${without}${suffixOf(account)} every webhook of ${account} is refused with 401.`,
      ),
    ...accounts.flatMap((one, index) => sharedSecret(one, accounts.slice(0, index))),
  ];
}

/** A webhook is only a hint, so nothing wrong is booked; but who may give hints grows. */
function sharedSecret(one: AccountConfig, others: readonly AccountConfig[]): readonly string[] {
  const own = new Set(one.webhookSecrets.map(withoutPadding));
  return others
    .filter(({ webhookSecrets }) => webhookSecrets.map(withoutPadding).some((it) => own.has(it)))
    .map(
      ({ account }) =>
        `${account} and ${one.account} have the same webhook secret: whoever knows it can post ` +
        'webhooks to both. Nothing is booked that Opn does not confirm with the account’s own ' +
        'key, but let each have a secret of its own.',
    );
}

const withoutPadding = (secret: string): string => secret.replace(/=+$/, '');
