import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { BankImportRefusedError, ImportBankLines, PreviewBankLines } from '#bank';
import type { BankImportAnswer, BankPreview, ImportOptions } from '#bank';
import { parseBusinessDay } from '#calendar';
import { formatBaht } from '#money';
import { EXIT, readArguments, typed } from '../command.js';
import type { Command, Terminal } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

const OPTIONS = {
  account: { type: 'string' },
  preset: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  'bank-account': { type: 'string' },
  preview: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

export const importBankCommand: Command = {
  name: 'import bank',
  summary: 'Imports a bank statement from CSV, TSV, Excel, HTML or JSON: only payouts are kept.',
  usage:
    '<file> [--preset kbank|scb|krungthai|<own>] [--from <day>] [--to <day>] ' +
    '[--bank-account <digits>] [--encoding utf-8|tis-620] [--sheet <name>] [--preview] ' +
    '[--account <account>]',
  help: [
    'All rows or none; every bad row is named. The same file again changes nothing. Payouts by Opn',
    'and possible returns to customers are kept, all other movements are only counted. It covers',
    'the days of its rows; --from and --to state more. JSON (amounts in satang) needs no preset.',
    '',
    'Example: npm run yodtrong -- import bank statement.csv --preset kbank --preview',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: OPTIONS,
      positionals: ['file'],
    });
    const [file = ''] = positionals;
    const kind = extname(file).toLowerCase() === '.json' ? 'json' : 'table';
    const source = { kind, bytes: readFileSync(file) } as const;
    const options = optionsOf(values);
    return withInstallation(terminal, values.account, async ({ account, commands, queries }) => {
      try {
        if (values.preview === true) {
          const preview = new PreviewBankLines(account, source, options);
          showPreview(await queries.execute(preview), terminal);
        } else {
          const order = new ImportBankLines(account, source, options, 'command line');
          terminal.out(summary(await commands.execute(order)));
        }
        return EXIT.allWell;
      } catch (error) {
        if (!(error instanceof BankImportRefusedError)) throw error;
        terminal.out(error.message);
        for (const { row, field, message } of error.errors) {
          terminal.out(`  row ${row}${field ? `, ${field}` : ''}: ${message}`);
        }
        return EXIT.checkFailed;
      }
    });
  },
};

const optionsOf = ({ preset, encoding, sheet, from, to, ...more }: Values): ImportOptions => ({
  ...{ preset, encoding, sheet, bankAccount: more['bank-account'] },
  from: from === undefined ? undefined : typed(from, parseBusinessDay, '--from'),
  to: to === undefined ? undefined : typed(to, parseBusinessDay, '--to'),
});

function summary({ accepted, unchanged, ignored, controlTotals, statement }: BankImportAnswer) {
  const { from, to, difference } = statement;
  const wrong = difference !== null && (difference.amount !== 0n || difference.count !== 0);
  const warning = wrong
    ? ` It does not add up: ${formatBaht(difference.amount)} baht differ from what it states.`
    : '';
  return (
    `${accepted} accepted, ${unchanged} unchanged, ${ignored} of no concern; the file covers ` +
    `${from} to ${to} with ${controlTotals.count} movements of ` +
    `${formatBaht(controlTotals.amount)} baht.${warning}`
  );
}

function showPreview(preview: BankPreview, terminal: Terminal): void {
  terminal.out(`Nothing was stored. An import would say: ${summary(preview)}`);
  for (const [field, heading] of Object.entries(preview.reading.columns)) {
    terminal.out(`  ${field} is read from the column "${heading}"`);
  }
  for (const { bookedOn, amount, description, isNew } of preview.lines) {
    terminal.out(`  ${isNew ? 'new' : 'known'} ${bookedOn} ${formatBaht(amount)} ${description}`);
  }
}
