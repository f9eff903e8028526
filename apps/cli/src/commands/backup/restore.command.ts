import { restoreBackup } from '#audit';
import type { CheckedBackup } from '#audit';
import { loadConfig } from '#config';
import type { Config } from '#config';
import { EXIT, readArguments, UsageError } from '../../command.js';
import type { Command, Terminal } from '../../command.js';
import { withDatabaseAsItIs } from '../../database/with-database.js';
import { deskOf, withApplication } from '../../installation/with-installation.js';
import { contentLines, fileLine, tellingOn } from './backup-words.js';
import { checkRestored } from './restored-account.js';
import type { RestoredCheck } from './restored-account.js';

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Puts a backup into an empty database, rebuilds the books and verifies all of it.',
  usage: '<file> [--into <database url>] [--json]',
  help: [
    'Without --into it is the database of this installation (DATABASE_URL, else the bundled one).',
    'It must be empty. The file is read whole first; one that was cut short or changed is refused,',
    'and so is one of a newer version: then the database stays as it was. An interrupted restore',
    'leaves no rows. Then hash chains, books, ledger, issued reports and files are verified.',
    'Exit code 1 if it was refused, or if anything does not agree.',
    '',
    'Example: npm run yodtrong -- restore one.backup --into postgres://me:secret@localhost/drill',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { into: { type: 'string' }, json: { type: 'boolean' } },
      positionals: ['file'],
    });
    const { into, json = false } = values;
    if (into !== undefined && !isDatabaseUrl(into)) {
      throw new UsageError('--into must be a URL such as postgres://name:password@host/database.');
    }
    const given = loadConfig(process.env);
    const config = into === undefined ? given : { ...given, databaseUrl: into, demo: false };
    const restored = await withDatabaseAsItIs(config, terminal, (url) =>
      restoreAndCheck(config, url, positionals[0] ?? '', terminal),
    );
    (json ? tellAsJson : tell)(restored, terminal);
    return agrees(restored) ? EXIT.allWell : EXIT.checkFailed;
  },
};

const isDatabaseUrl = (text: string): boolean =>
  /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);

interface Restored {
  readonly backup: CheckedBackup;
  readonly accounts: readonly {
    readonly account: string;
    readonly checks: readonly RestoredCheck[];
  }[];
}

async function restoreAndCheck(
  config: Config,
  url: string,
  path: string,
  terminal: Terminal,
): Promise<Restored> {
  const backup = await restoreBackup(path, url, tellingOn(terminal));
  terminal.say('All rows are in. The books are retold, and everything is verified.');
  return withApplication(config, url, async (app) => {
    const accounts = [];
    for (const stated of backup.manifest.accounts) {
      const { account } = stated;
      accounts.push({ account, checks: await checkRestored(deskOf(app, account), stated) });
    }
    return { backup, accounts };
  });
}

const agrees = ({ accounts }: Restored): boolean =>
  accounts.every(({ checks }) => checks.every(({ faults }) => faults.length === 0));

function tell(restored: Restored, { out }: Terminal): void {
  const { manifest, ...file } = restored.backup;
  out(fileLine(file));
  contentLines(manifest).forEach(out);
  for (const { account, checks } of restored.accounts) {
    for (const { name, found, faults } of checks) {
      out(`${account}, ${name}: ${found}; ${faults.length} faults.`);
      for (const fault of faults) out(`  ${fault}`);
    }
  }
  out(agrees(restored) ? 'Everything agrees.' : 'Something does not agree; see above.');
}

function tellAsJson(restored: Restored, { out }: Terminal): void {
  const { manifest, ...file } = restored.backup;
  const { takenAt, tables } = manifest;
  const { accounts } = restored;
  out(JSON.stringify({ ...file, takenAt, tables, accounts, agrees: agrees(restored) }));
}
