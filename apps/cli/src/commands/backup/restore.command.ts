import { restoreBackup } from '#audit';
import type { CheckedBackup } from '#audit';
import { loadConfig } from '#config';
import type { Config } from '#config';
import { EXIT, UsageError } from '../../command.js';
import { withDatabaseAsItIs } from '../../database/with-database.js';
import { deskOf, withApplication } from '../../installation/with-installation.js';
import { planned } from '../../plan-command.js';
import type { Talk } from '../../command-plan.js';
import { contentLines, fileLine } from './backup-words.js';
import { checkRestored } from './restored-account.js';
import type { RestoredCheck } from './restored-account.js';

export const restoreCommand = planned({
  name: 'restore',
  summary: 'Puts a backup into an empty database, rebuilds the books and verifies all of it.',
  words: [{ name: 'file', about: 'The backup.' }],
  options: {
    into: {
      type: 'string',
      value: '<database url>',
      about: 'An empty database; without it that of this installation (DATABASE_URL).',
    },
  },
  teaches: [
    'It must be empty. The file is read whole first; one that was cut short or changed is refused,',
    'and so is one of a newer version: then the database stays as it was. Then hash chains, books,',
    'ledger, issued reports and files are verified. Try it with --into a database that you drop',
    'afterwards, before you need it.',
  ],
  examples: ['restore one.backup --into postgres://me:secret@localhost/drill'],
  json: [
    '{ path, bytes, sha256, takenAt, tables, accounts: [{ account, checks: [{ name, found,',
    '  faults }] }], agrees }',
  ],
  fails: 'It was refused, or something does not agree.',
  stopped: 'Unless all rows were in, none of them is; if they were, `verify` does the rest.',
  async run({ values: { into }, words }, talk) {
    if (into !== undefined && !isDatabaseUrl(into)) {
      throw new UsageError('--into must be a URL such as postgres://name:password@host/database.');
    }
    const given = loadConfig(process.env);
    const config = into === undefined ? given : { ...given, databaseUrl: into, demo: false };
    const restored = await withDatabaseAsItIs(config, talk, (url) =>
      restoreAndCheck(config, url, words['file'] ?? '', talk),
    );
    tell(restored, talk);
    return agrees(restored) ? EXIT.allWell : EXIT.checkFailed;
  },
});

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
  talk: Talk,
): Promise<Restored> {
  const backup = await restoreBackup(path, url);
  talk.say('All rows are in. The books are retold, and everything is verified.');
  return withApplication(config, url, talk, async (app) => {
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

function tell(restored: Restored, { json, line }: Talk): void {
  const { accounts } = restored;
  const { manifest, ...file } = restored.backup;
  const { takenAt, tables } = manifest;
  json({ ...file, takenAt, tables, accounts, agrees: agrees(restored) });
  line(fileLine(file));
  contentLines(manifest).forEach(line);
  for (const { account, checks } of accounts) {
    for (const { name, found, faults } of checks) {
      line(`${account}, ${name}: ${found}; ${faults.length} faults.`);
      for (const fault of faults) line(`  ${fault}`);
    }
  }
  line(agrees(restored) ? 'Everything agrees.' : 'Something does not agree; see above.');
}
