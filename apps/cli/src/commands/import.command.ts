import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { ImportExpectedReceipts, ImportRefusedError } from '#expectations';
import { formatBaht } from '#money';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

const KINDS: Readonly<Record<string, 'csv' | 'json'>> = { '.csv': 'csv', '.json': 'json' };

export const importCommand: Command = {
  name: 'import receipts',
  summary: 'Imports the receipts that the shop expects, from a CSV or JSON file.',
  usage: '<file> [--account <account>]',
  help: [
    'All rows or none; every bad row is named. The same file again changes nothing, and a known',
    'reference with another amount revises it. CSV amounts are baht, JSON amounts are satang.',
    '',
    'Example: npm run yodtrong -- import receipts orders-2026-11-20.csv',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { account: { type: 'string' } },
      positionals: ['file'],
    });
    const [file = ''] = positionals;
    const kind = KINDS[extname(file).toLowerCase()];
    if (kind === undefined) throw new UsageError(`${file} must end in .csv or .json.`);
    const bytes = readFileSync(file);
    return withInstallation(terminal, values.account, async ({ account, commands }) => {
      try {
        const order = new ImportExpectedReceipts(account, { kind, bytes }, 'command line');
        const { accepted, revised, unchanged, controlTotals } = await commands.execute(order);
        terminal.out(
          `${accepted} accepted, ${revised} revised, ${unchanged} unchanged; in the file ` +
            `${controlTotals.count} rows of ${formatBaht(controlTotals.amount)} baht.`,
        );
        return EXIT.allWell;
      } catch (error) {
        if (!(error instanceof ImportRefusedError)) throw error;
        terminal.out(error.message);
        for (const { row, field, message } of error.errors) {
          terminal.out(`  row ${row}${field ? `, ${field}` : ''}: ${message}`);
        }
        return EXIT.checkFailed;
      }
    });
  },
};
