import { ListApiKeys } from '#access';
import type { ApiKey } from '#access';
import { EXIT, readArguments } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

const GAP = '  ';

export const keysListCommand: Command = {
  name: 'keys list',
  summary: 'Lists the API keys, revoked ones too; never the keys themselves.',
  usage: '[--account <account>]',
  help: ['Without --account the keys of every account.'],
  run(args, terminal) {
    const { values } = readArguments(args, {
      options: { account: { type: 'string' } },
      positionals: [],
    });
    return withInstallation(terminal, values.account, async ({ queries }) => {
      const keys = await queries.execute(new ListApiKeys(values.account ?? null));
      if (keys.length === 0) terminal.say('There are no keys.');
      else table(keys).forEach((line) => terminal.out(line));
      return EXIT.allWell;
    });
  },
};

function table(keys: readonly ApiKey[]): readonly string[] {
  const head = ['id', 'account', 'role', 'kind', 'owner', 'created', 'last used', 'revoked'];
  const rows = keys.map((key) => [
    ...[key.id, key.account, key.role, key.kind, key.ownerName, key.createdAt],
    ...[key.lastUsedAt ?? 'never', key.revokedAt ?? ''],
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}
