import { extname } from 'node:path';
import { ImportExpectedReceipts, ImportRefusedError, PreviewExpectedReceipts } from '#expectations';
import type { ImportAnswer, ImportPreview, ReceiptFile, ReceiptFileKind } from '#expectations';
import type { StatedTotals } from '#expectations';
import { tellProgress } from '#kernel';
import { formatBaht, parseBaht } from '#money';
import type { Values as ValuesOf } from '../arguments.js';
import { EXIT, typed, UsageError } from '../command.js';
import type { ExitCode } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import type { Talk } from '../command-plan.js';
import { givenFile } from './given-file.js';
import { PREVIEW, READING } from './import-options.js';
import { badRowLines, refusedRows } from './refused-rows.js';
import { ACCOUNT } from './usual-options.js';

const KINDS: Readonly<Record<string, ReceiptFileKind>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.xlsx': 'xlsx',
  '.xls': 'xlsx',
  '.json': 'json',
};

const OPTIONS = {
  ...READING,
  ...PREVIEW,
  count: { type: 'string', value: '<rows>', about: 'So many rows the file must have.' },
  amount: { type: 'string', value: '<baht>', about: 'What their amounts must add up to.' },
  ...ACCOUNT,
} as const;

type Values = ValuesOf<typeof OPTIONS>;

export const importCommand = planned({
  name: 'import receipts',
  summary: 'Imports the receipts that the shop expects, from CSV, TSV, Excel or JSON.',
  words: [{ name: 'file', about: `It ends in ${Object.keys(KINDS).join(', ')}.` }],
  options: OPTIONS,
  teaches: [
    'What is paid is held against what was expected: import every day, before it is closed. All',
    'rows or none; every bad row is named. The same file again changes nothing, and a known',
    'reference with another amount revises it. Amounts are baht, in JSON satang. A preset says',
    'which column is which (settings set import-preset); --count and --amount state what the file',
    'must add up to.',
  ],
  examples: [
    'import receipts orders-2026-11-20.xlsx --preset shop --preview',
    'import receipts orders-2026-11-20.csv --count 412 --amount 1234567.50',
  ],
  json: [
    '{ accepted, revised, unchanged, controlTotals: { count, amount } } in satang; with --preview',
    '{ preview: true, importable, reading, days, errors } as well. Refused: error.errors',
    '[{ row, field, code, message }].',
  ],
  fails: 'The file is refused; each bad row is named, and nothing was stored.',
  stopped: 'All of the file is imported or nothing; the same command again does no harm.',
  async run({ values, words: { file = '' } }, talk) {
    const source = sourceOf(file, values);
    const stated = statedTotals(values);
    return withInstallation(talk, values.account, async ({ account, commands, queries }) => {
      tellProgress(`Importing ${file}`);
      if (values.preview === true) {
        const preview = new PreviewExpectedReceipts(account, source, stated);
        return showPreview(await queries.execute(preview), talk);
      }
      try {
        const order = new ImportExpectedReceipts(account, source, 'command line', stated);
        const answer = await commands.execute(order);
        talk.json(answer);
        talk.line(summary(answer));
        return EXIT.allWell;
      } catch (error) {
        if (!(error instanceof ImportRefusedError)) throw error;
        return refusedRows(error, talk);
      }
    });
  },
});

function sourceOf(file: string, { preset, encoding, sheet }: Values): ReceiptFile {
  const kind = KINDS[extname(file).toLowerCase()];
  if (kind === undefined) {
    throw new UsageError(`${file} must end in ${Object.keys(KINDS).join(', ')}.`);
  }
  const mapping = Object.entries({ encoding, sheet }).filter(([, value]) => value !== undefined);
  return {
    kind,
    bytes: givenFile(file),
    preset,
    ...(mapping.length > 0 && { mapping: Object.fromEntries(mapping) }),
  };
}

function statedTotals({ count, amount }: Values): StatedTotals {
  if (count !== undefined && !/^\d+$/.test(count)) {
    throw new UsageError(`--count ${count} is not a number of rows.`);
  }
  return {
    count: count === undefined ? undefined : Number(count),
    amount: amount === undefined ? undefined : typed(amount, parseBaht, '--amount'),
  };
}

const summary = ({ accepted, revised, unchanged, controlTotals }: ImportAnswer): string =>
  `${accepted} accepted, ${revised} revised, ${unchanged} unchanged; in the file ` +
  `${controlTotals.count} rows of ${formatBaht(controlTotals.amount)} baht.`;

function showPreview(preview: ImportPreview, { json, line }: Talk): ExitCode {
  const { importable, reading, days, errors } = preview;
  json({ preview: true, ...preview });
  line(`Nothing was stored. An import would say: ${summary(preview)}`);
  for (const [field, heading] of Object.entries(reading?.columns ?? {})) {
    line(`  ${field} is read from the column "${heading}"`);
  }
  if (reading !== null && reading.ignored.length > 0) {
    line(`  not read: ${reading.ignored.join(', ')}`);
  }
  for (const { day, count, amount } of days) {
    line(`  ${day}: ${count} rows of ${formatBaht(amount)} baht`);
  }
  badRowLines(errors).forEach(line);
  return importable ? EXIT.allWell : EXIT.checkFailed;
}
