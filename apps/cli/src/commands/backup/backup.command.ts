import { checkBackup, writeBackup } from '#audit';
import type { CheckedBackup } from '#audit';
import { loadConfig } from '#config';
import { EXIT, readArguments, UsageError } from '../../command.js';
import type { Command, Terminal } from '../../command.js';
import { withDatabaseAsItIs } from '../../database/with-database.js';
import { contentLines, fileLine, tellingOn } from './backup-words.js';
import { backupPath, writeDurably } from './write-durably.js';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Writes everything that cannot be recomputed to one file, while all goes on working.',
  usage: '--out <file or folder> [--json]',
  help: [
    'One snapshot of the log, evidence, webhooks, issued reports and their files, keys and',
    'notices, of all accounts. What can be recomputed (the books) is left out, and so are the',
    'secrets of the environment: keep those elsewhere. The file has its name once it is whole, and',
    'is read again; one that is there is never replaced. In a folder it is named by its moment.',
    'Exit code 1 if it could not be written; then nothing of it is left.',
    '',
    'Example: npm run yodtrong -- backup --out /backups',
  ],
  async run(args, terminal) {
    const { values } = readArguments(args, {
      options: { out: { type: 'string' }, json: { type: 'boolean' } },
      positionals: [],
    });
    if (values.out === undefined) {
      throw new UsageError('--out is missing: where shall the backup be put?');
    }
    const path = backupPath(values.out, new Date());
    await withDatabaseAsItIs(loadConfig(process.env), terminal, (url) =>
      writeDurably(path, (file) => writeBackup(url, file, tellingOn(terminal))),
    );
    describe(await checkBackup(path, tellingOn(terminal)), values.json ?? false, terminal);
    return EXIT.allWell;
  },
};

export const backupVerifyCommand: Command = {
  name: 'backup verify',
  summary: 'Reads a backup whole and says whether it can be restored; needs no database.',
  usage: '<file> [--json]',
  help: [
    'Compares the file with the SHA-256 at its end, and each table with what the file says of it.',
    'Exit code 1 if it was cut short or changed. Only a restored database shows that the books',
    'agree: see `restore`.',
    '',
    'Example: npm run yodtrong -- backup verify /backups/yodtrong-20261123T190000Z.backup',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { json: { type: 'boolean' } },
      positionals: ['file'],
    });
    const backup = await checkBackup(positionals[0] ?? '', tellingOn(terminal));
    describe(backup, values.json ?? false, terminal);
    return EXIT.allWell;
  },
};

function describe({ manifest, ...file }: CheckedBackup, asJson: boolean, { out }: Terminal): void {
  if (asJson) {
    out(JSON.stringify({ ...file, ...manifest }));
    return;
  }
  out(fileLine(file));
  contentLines(manifest).forEach(out);
}
