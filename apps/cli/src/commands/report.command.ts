import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseBusinessDay } from '#calendar';
import { REPORT_FORMS, ReportFiles } from '#settlement-reports';
import type { WantedFile } from '#settlement-reports';
import { EXIT, readArguments, typed, UsageError } from '../command.js';
import type { Command, ExitCode, Terminal } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';
import { writeWhole } from './write-whole.js';

const text = { type: 'string' } as const;

export const reportCommand: Command = {
  name: 'report',
  summary: 'Writes the settlement report of a day to a file.',
  usage:
    '<day> --format xlsx|csv|json --out <file> [--version <n>] [--lang en|th] ' +
    '[--account <account>]',
  help: [
    'The latest version, or the one asked for; a day that is not closed yet is provisional.',
    'The file of an issued version is the same byte for byte whenever it is asked for.',
    'csv is the sheet Charges; breaks.csv, expected.csv, transfers.csv, payout.csv, balance.csv,',
    'tax.csv, journal.csv and changes.csv are the others, entries.csv has the journal entries one',
    'by one, and payout-lines.csv the transactions inside the payouts.',
    '',
    'Example: npm run yodtrong -- report 2026-11-20 --format xlsx --out report.xlsx',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { format: text, out: text, version: text, lang: text, account: text },
      positionals: ['day'],
    });
    const { format = 'xlsx', out, lang = 'en' } = values;
    if (!REPORT_FORMS.includes(format)) throw noForm(format);
    if (lang !== 'en' && lang !== 'th') throw new UsageError('--lang must be en or th.');
    if (out === undefined) throw new UsageError('--out is missing: where shall the file be put?');
    const day = typed(positionals[0] ?? '', parseBusinessDay);
    const version = versionOf(values.version);
    const wanted: WantedFile = { day, version, form: format, language: lang };
    return withInstallation(terminal, values.account, (desk) => put(desk, terminal, wanted, out));
  },
};

async function put(
  { account, get }: Desk,
  terminal: Terminal,
  wanted: WantedFile,
  path: string,
): Promise<ExitCode> {
  const files = get(ReportFiles);
  const made = await files.make(account, wanted);
  if ('fileId' in made) {
    await writeWhole(path, (out) => pipeline(Readable.from(files.read(made)), out));
    const { version, sha256 } = made;
    terminal.out(`${path}: ${wanted.day}, version ${version}, SHA-256 ${sha256}.`);
    return EXIT.allWell;
  }
  await writeWhole(path, (out: Writable) => files.writeProvisional(made, wanted, out));
  const { version, status } = made.head;
  terminal.out(`${path}: ${wanted.day}, version ${version} (${status}).`);
  return EXIT.allWell;
}

const noForm = (format: string): UsageError =>
  new UsageError(`--format is "${format}"; a report can be had as ${REPORT_FORMS.join(', ')}.`);

function versionOf(given: string | undefined): number | null {
  if (given === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new UsageError('--version must be a number such as 1.');
}
