import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { ImportExpectedReceipts, ImportRefusedError, PreviewExpectedReceipts } from '#expectations';
import type { ImportAnswer, ImportPreview, ReceiptFile, ReceiptFileKind } from '#expectations';
import type { RowError, StatedTotals } from '#expectations';
import { formatBaht, parseBaht } from '#money';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command, ExitCode, Terminal } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

const KINDS: Readonly<Record<string, ReceiptFileKind>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.xlsx': 'xlsx',
  '.xls': 'xlsx',
  '.json': 'json',
};

const OPTIONS = {
  account: { type: 'string' },
  preset: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  count: { type: 'string' },
  amount: { type: 'string' },
  preview: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

export const importCommand: Command = {
  name: 'import receipts',
  summary: 'Imports the receipts that the shop expects, from CSV, TSV, Excel or JSON.',
  usage:
    '<file> [--preset <name>] [--encoding utf-8|tis-620] [--sheet <name>] [--preview] ' +
    '[--count <rows>] [--amount <baht>] [--account <account>]',
  help: [
    'All rows or none; every bad row is named. The same file again changes nothing, and a known',
    'reference with another amount revises it. Amounts are baht, in JSON satang. A preset says',
    'which column is which (settings set import-preset); --preview shows what would happen and',
    'stores nothing; --count and --amount state what the file must add up to.',
    '',
    'Example: npm run yodtrong -- import receipts orders-2026-11-20.xlsx --preset shop --preview',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: OPTIONS,
      positionals: ['file'],
    });
    const source = sourceOf(positionals[0] ?? '', values);
    const stated = statedTotals(values);
    return withInstallation(terminal, values.account, async ({ account, commands, queries }) => {
      if (values.preview === true) {
        const preview = new PreviewExpectedReceipts(account, source, stated);
        return showPreview(await queries.execute(preview), terminal);
      }
      try {
        const order = new ImportExpectedReceipts(account, source, 'command line', stated);
        terminal.out(summary(await commands.execute(order)));
        return EXIT.allWell;
      } catch (error) {
        if (!(error instanceof ImportRefusedError)) throw error;
        terminal.out(error.message);
        showErrors(error.errors, terminal);
        return EXIT.checkFailed;
      }
    });
  },
};

function sourceOf(file: string, { preset, encoding, sheet }: Values): ReceiptFile {
  const kind = KINDS[extname(file).toLowerCase()];
  if (kind === undefined) {
    throw new UsageError(`${file} must end in ${Object.keys(KINDS).join(', ')}.`);
  }
  const mapping = Object.entries({ encoding, sheet }).filter(([, value]) => value !== undefined);
  return {
    kind,
    bytes: readFileSync(file),
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
    amount: amount === undefined ? undefined : parseBaht(amount),
  };
}

const summary = ({ accepted, revised, unchanged, controlTotals }: ImportAnswer): string =>
  `${accepted} accepted, ${revised} revised, ${unchanged} unchanged; in the file ` +
  `${controlTotals.count} rows of ${formatBaht(controlTotals.amount)} baht.`;

function showPreview(preview: ImportPreview, terminal: Terminal): ExitCode {
  const { importable, reading, days, errors } = preview;
  terminal.out(`Nothing was stored. An import would say: ${summary(preview)}`);
  for (const [field, heading] of Object.entries(reading?.columns ?? {})) {
    terminal.out(`  ${field} is read from the column "${heading}"`);
  }
  if (reading !== null && reading.ignored.length > 0) {
    terminal.out(`  not read: ${reading.ignored.join(', ')}`);
  }
  for (const { day, count, amount } of days) {
    terminal.out(`  ${day}: ${count} rows of ${formatBaht(amount)} baht`);
  }
  showErrors(errors, terminal);
  return importable ? EXIT.allWell : EXIT.checkFailed;
}

function showErrors(errors: readonly RowError[], terminal: Terminal): void {
  for (const { row, field, message } of errors) {
    terminal.out(`  row ${row}${field ? `, ${field}` : ''}: ${message}`);
  }
}
