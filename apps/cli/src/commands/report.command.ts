import { createWriteStream, renameSync, rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseBusinessDay } from '#calendar';
import { ReportReader, writeChargesCsv, writeReportJson, writeWorkbook } from '#settlement-reports';
import type { Language, ReportContent } from '#settlement-reports';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

type Format = 'xlsx' | 'csv' | 'json';

const FORMATS: Readonly<
  Record<Format, (report: ReportContent, out: Writable, lang: Language) => Promise<void>>
> = {
  xlsx: writeWorkbook,
  csv: (report, out) => writeChargesCsv(report, out),
  json: (report, out) => writeReportJson(report, out),
};

const isFormat = (text: string): text is Format => Object.hasOwn(FORMATS, text);
const text = { type: 'string' } as const;

export const reportCommand: Command = {
  name: 'report',
  summary: 'Writes the settlement report of a day to a file.',
  usage:
    '<day> --format xlsx|csv|json --out <file> [--version <n>] [--lang en|th] ' +
    '[--account <account>]',
  help: [
    'The latest version, or the one asked for; a day that is not closed yet is provisional.',
    '',
    'Example: npm run yodtrong -- report 2026-11-20 --format xlsx --out report.xlsx',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { format: text, out: text, version: text, lang: text, account: text },
      positionals: ['day'],
    });
    const { format = 'xlsx', out, lang = 'en' } = values;
    if (!isFormat(format)) throw new UsageError('--format must be xlsx, csv or json.');
    if (lang !== 'en' && lang !== 'th') throw new UsageError('--lang must be en or th.');
    if (out === undefined) throw new UsageError('--out is missing: where shall the file be put?');
    const day = parseBusinessDay(positionals[0] ?? '');
    const version = versionOf(values.version);
    return withInstallation(terminal, values.account, async ({ account, get }) => {
      const report = await get(ReportReader).find(account, day, version);
      await writeWhole(out, (file) => FORMATS[format](report, file, lang));
      terminal.out(`${out}: ${day}, version ${report.head.version} (${report.head.status}).`);
      return EXIT.allWell;
    });
  },
};

function versionOf(given: string | undefined): number | null {
  if (given === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new UsageError('--version must be a number such as 1.');
}

/** The file appears under its name once it is whole; a failure leaves nothing half done. */
async function writeWhole(path: string, write: (file: Writable) => Promise<void>): Promise<void> {
  const partial = `${path}.partial`;
  const file = createWriteStream(partial);
  const closed = new Promise<void>((resolve, reject) => {
    file.once('close', resolve);
    file.once('error', reject);
  });
  try {
    await Promise.all([write(file), closed]);
    renameSync(partial, path);
  } catch (error) {
    file.destroy();
    rmSync(partial, { force: true });
    throw error;
  }
}
