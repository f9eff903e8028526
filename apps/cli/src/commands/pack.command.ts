import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseMonth } from '#calendar';
import { PackFiles } from '#settlement-reports';
import type { WantedPack } from '#settlement-reports';
import { EXIT, typed, UsageError } from '../command.js';
import type { ExitCode } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import type { Talk } from '../command-plan.js';
import { ACCOUNT, languageIn, LANGUAGE, OUT, pathIn, VERSION, versionIn } from './usual-options.js';
import { writeWhole } from './write-whole.js';

export const packCommand = planned({
  name: 'pack',
  summary: 'Writes the pack of a month to a file.',
  words: [{ name: 'month', about: 'YYYY-MM.' }],
  options: {
    format: { type: 'string', value: 'xlsx|json', about: 'A workbook (as it is), or JSON.' },
    ...OUT,
    ...VERSION,
    ...LANGUAGE,
    ...ACCOUNT,
  },
  teaches: [
    'What an accountant needs of a month: all its days, balances proven, taxes, what is open. The',
    'pack of a closed month is the same file byte for byte whenever it is asked for; that of a',
    'month that is open is provisional. After a reopening --version 1 is still what was closed',
    'first.',
  ],
  examples: ['pack 2026-11 --format xlsx --lang th --out november.xlsx'],
  json: [
    '{ account, month, status, version, sha256, path }; version and sha256 are null of a month',
    'that is open (status provisional).',
  ],
  fails: 'There is no such month or version, or the file could not be made or written.',
  async run({ values, words }, talk) {
    const { format: form = 'xlsx' } = values;
    if (form !== 'xlsx' && form !== 'json') throw new UsageError('--format must be xlsx or json.');
    const language = languageIn(values.lang, 'en');
    const out = pathIn(values.out);
    const month = typed(words['month'] ?? '', parseMonth);
    const wanted = { month, version: versionIn(values.version), form, language } as const;
    return withInstallation(talk, values.account, (desk) => put(desk, talk, wanted, out));
  },
});

async function put(
  { account, get }: Desk,
  talk: Talk,
  wanted: WantedPack,
  path: string,
): Promise<ExitCode> {
  const packs = get(PackFiles);
  const { month } = wanted;
  const { file, pack } = await packs.find(account, wanted);
  if (file === null) {
    await writeWhole(path, (out) => packs.write(pack, wanted, out));
    talk.json({ account, month, status: 'provisional', version: null, sha256: null, path });
    talk.line(`${path}: ${month}, provisional: the month is open.`);
  } else {
    await writeWhole(path, (out) => pipeline(Readable.from(packs.read(file)), out));
    const { version, sha256 } = file;
    talk.json({ account, month, status: 'final', version, sha256, path });
    talk.line(`${path}: ${month}, final ${version}, SHA-256 ${sha256}.`);
  }
  return EXIT.allWell;
}
