import { ListApiKeys } from '#access';
import type { ApiKey } from '#access';
import { EXIT } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import { inColumns } from './in-columns.js';
import { ACCOUNT } from './usual-options.js';

export const keysListCommand = planned({
  name: 'keys list',
  summary: 'Lists the API keys, revoked ones too; never the keys themselves.',
  options: ACCOUNT,
  teaches: ['Without --account the keys of every account. Look for those that nobody uses.'],
  examples: ['keys list'],
  json: [
    '{ keys: [{ id, account, role, kind, owner, createdAt, createdBy, lastUsedAt, revokedAt }] }',
  ],
  fails: 'The database or the account could not be opened.',
  run({ values }, talk) {
    return withInstallation(talk, values.account, async ({ queries }) => {
      const keys = await queries.execute(new ListApiKeys(values.account ?? null));
      talk.json({ keys: keys.map(keyJson) });
      if (keys.length === 0) talk.say('There are no keys.');
      else table(keys).forEach(talk.line);
      return EXIT.allWell;
    });
  },
});

const keyJson = ({ ownerName, ...key }: ApiKey): object => ({ ...key, owner: ownerName });

function table(keys: readonly ApiKey[]): readonly string[] {
  const head = ['id', 'account', 'role', 'kind', 'owner', 'created', 'last used', 'revoked'];
  const rows = keys.map((key) => [
    ...[key.id, key.account, key.role, key.kind, key.ownerName, key.createdAt],
    ...[key.lastUsedAt ?? 'never', key.revokedAt ?? ''],
  ]);
  return inColumns([head, ...rows]);
}
