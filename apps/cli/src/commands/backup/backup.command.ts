import { checkBackup, writeBackup } from '#audit';
import type { CheckedBackup } from '#audit';
import { loadConfig } from '#config';
import { EXIT } from '../../command.js';
import { withDatabaseAsItIs } from '../../database/with-database.js';
import { planned } from '../../plan-command.js';
import type { Talk } from '../../command-plan.js';
import { pathIn } from '../usual-options.js';
import { contentLines, fileLine } from './backup-words.js';
import { backupPath, writeDurably } from './write-durably.js';

const SHAPE = [
  '{ path, bytes, sha256, form, takenAt, migrations, accounts: [{ account, position, batch,',
  '  digest, reports, files }], tables: [{ table, rows, bytes, sha256 }] }',
];

export const backupCommand = planned({
  name: 'backup',
  summary: 'Writes everything that cannot be recomputed to one file, while all goes on working.',
  options: {
    out: { type: 'string', value: '<file or folder>', about: 'Where it is put. Needed.' },
  },
  teaches: [
    'One snapshot of the log, evidence, webhooks, issued reports and their files, keys and',
    'notices, of all accounts. What can be recomputed (the books) is left out, and so are the',
    'secrets of the environment: keep those elsewhere. The file has its name once it is whole, and',
    'is read again; one that is there is never replaced. In a folder it is named by its moment.',
    'Do it every day, by cron, and keep the files on another machine.',
  ],
  examples: ['backup --out /backups'],
  json: SHAPE,
  fails: 'It could not be written; then nothing of it is left.',
  stopped: 'Nothing of the file is left.',
  async run({ values }, talk) {
    const path = backupPath(pathIn(values.out, 'backup'), new Date());
    await withDatabaseAsItIs(loadConfig(process.env), talk, (url) =>
      writeDurably(path, (file) => writeBackup(url, file)),
    );
    describe(await checkBackup(path), talk);
    return EXIT.allWell;
  },
});

export const backupVerifyCommand = planned({
  name: 'backup verify',
  summary: 'Reads a backup whole and says whether it can be restored; needs no database.',
  words: [{ name: 'file', about: 'The backup.' }],
  options: {},
  teaches: [
    'Compares the file with the SHA-256 at its end, and each table with what the file says of it.',
    'Do it where the file is kept, after it was copied there. Only a restored database shows that',
    'the books agree: see `restore`.',
  ],
  examples: ['backup verify /backups/yodtrong-20261123T190000Z.backup'],
  json: SHAPE,
  fails: 'It was cut short or changed, or is no backup.',
  async run({ words }, talk) {
    describe(await checkBackup(words['file'] ?? ''), talk);
    return EXIT.allWell;
  },
});

function describe({ manifest, ...file }: CheckedBackup, { json, line }: Talk): void {
  json({ ...file, ...manifest });
  line(fileLine(file));
  contentLines(manifest).forEach(line);
}
