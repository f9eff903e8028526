import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseMonth } from '#calendar';
import { PackFiles } from '#settlement-reports';
import type { WantedPack } from '#settlement-reports';
import { EXIT, readArguments, typed, UsageError } from '../command.js';
import type { Command, ExitCode, Terminal } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';
import { writeWhole } from './write-whole.js';

const text = { type: 'string' } as const;

export const packCommand: Command = {
  name: 'pack',
  summary: 'Writes the pack of a month to a file.',
  usage:
    '<YYYY-MM> --format xlsx|json --out <file> [--version <n>] [--lang en|th] ' +
    '[--account <account>]',
  help: [
    'The pack of a closed month is the same file byte for byte whenever it is asked for; that of a',
    'month that is open is provisional. After a reopening --version 1 is still what was closed',
    'first.',
    '',
    'Example: npm run yodtrong -- pack 2026-11 --format xlsx --lang th --out november.xlsx',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { format: text, out: text, version: text, lang: text, account: text },
      positionals: ['month'],
    });
    const { format: form = 'xlsx', out, lang: language = 'en' } = values;
    if (form !== 'xlsx' && form !== 'json') throw new UsageError('--format must be xlsx or json.');
    if (language !== 'en' && language !== 'th') throw new UsageError('--lang must be en or th.');
    if (out === undefined) throw new UsageError('--out is missing: where shall the file be put?');
    const month = typed(positionals[0] ?? '', parseMonth);
    const wanted = { month, version: versionOf(values.version), form, language } as const;
    return withInstallation(terminal, values.account, (desk) => put(desk, terminal, wanted, out));
  },
};

async function put(
  { account, get }: Desk,
  terminal: Terminal,
  wanted: WantedPack,
  path: string,
): Promise<ExitCode> {
  const packs = get(PackFiles);
  const { file, pack } = await packs.find(account, wanted);
  if (file === null) {
    await writeWhole(path, (out) => packs.write(pack, wanted, out));
    terminal.out(`${path}: ${wanted.month}, provisional: the month is open.`);
  } else {
    await writeWhole(path, (out) => pipeline(Readable.from(packs.read(file)), out));
    terminal.out(`${path}: ${wanted.month}, final ${file.version}, SHA-256 ${file.sha256}.`);
  }
  return EXIT.allWell;
}

function versionOf(given: string | undefined): number | null {
  if (given === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new UsageError('--version must be a number such as 1.');
}
