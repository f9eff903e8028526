import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { REPORT_FORMS, ReportFiles } from '#settlement-reports';
import type { WantedFile } from '#settlement-reports';
import { EXIT, UsageError } from '../command.js';
import type { ExitCode } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';
import { didYouMean } from '../nearest.js';
import { planned } from '../plan-command.js';
import type { Talk } from '../command-plan.js';
import {
  ACCOUNT,
  dayIn,
  languageIn,
  LANGUAGE,
  OUT,
  pathIn,
  VERSION,
  versionIn,
} from './usual-options.js';
import { writeWhole } from './write-whole.js';

export const reportCommand = planned({
  name: 'report',
  summary: 'Writes the settlement report of a day to a file.',
  words: [{ name: 'day', about: 'The business day, YYYY-MM-DD.' }],
  options: {
    format: { type: 'string', value: '<form>', about: 'xlsx (as it is), json, csv, or a sheet.' },
    ...OUT,
    ...VERSION,
    ...LANGUAGE,
    ...ACCOUNT,
  },
  teaches: [
    'The latest version, or the one asked for; a day that is not closed yet is provisional.',
    'The file of an issued version is the same byte for byte whenever it is asked for.',
    'csv is the sheet Charges; breaks.csv, expected.csv, transfers.csv, payout.csv, balance.csv,',
    'tax.csv, journal.csv and changes.csv are the others, entries.csv has the journal entries one',
    'by one, and payout-lines.csv the transactions inside the payouts.',
  ],
  examples: [
    'report 2026-11-20 --format xlsx --out report.xlsx',
    'report 2026-11-20 --format breaks.csv --version 1 --out breaks.csv',
  ],
  json: [
    '{ account, day, version, status, sha256, path }; status is final, restated or provisional: of',
    'a day that is not closed yet, which has version 0 and no sha256 (null).',
  ],
  fails: 'There is no such day or version, or the file could not be made or written.',
  async run({ values, words }, talk) {
    const { format = 'xlsx' } = values;
    if (!REPORT_FORMS.includes(format)) throw noForm(format);
    const language = languageIn(values.lang, 'en');
    const out = pathIn(values.out);
    const day = dayIn(words['day'] ?? '');
    const version = versionIn(values.version);
    const wanted: WantedFile = { day, version, form: format, language };
    return withInstallation(talk, values.account, (desk) => put(desk, talk, wanted, out));
  },
});

async function put(
  { account, get }: Desk,
  talk: Talk,
  wanted: WantedFile,
  path: string,
): Promise<ExitCode> {
  const files = get(ReportFiles);
  const { report, file } = await files.make(account, wanted);
  await writeWhole(path, (out: Writable) =>
    file === null
      ? files.writeProvisional(report, wanted, out)
      : pipeline(Readable.from(files.read(file)), out),
  );
  const { day, version, status } = report.head;
  const sha256 = file?.sha256 ?? null;
  talk.json({ account, day, version, status, sha256, path });
  const proof = sha256 === null ? '' : `, SHA-256 ${sha256}`;
  talk.line(`${path}: ${day}, version ${version} (${status})${proof}.`);
  return EXIT.allWell;
}

const noForm = (format: string): UsageError =>
  new UsageError(
    `--format is "${format}"; a report can be had as ${REPORT_FORMS.join(', ')}.` +
      didYouMean(format, REPORT_FORMS),
  );
