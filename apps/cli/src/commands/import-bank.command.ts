import { extname } from 'node:path';
import { BankImportRefusedError, ImportBankLines, PreviewBankLines } from '#bank';
import type { BankImportAnswer, BankPreview, ImportOptions } from '#bank';
import { tellProgress } from '#kernel';
import { formatBaht } from '#money';
import type { Values as ValuesOf } from '../arguments.js';
import { EXIT } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import type { Talk } from '../command-plan.js';
import { givenFile } from './given-file.js';
import { PREVIEW, READING } from './import-options.js';
import { refusedRows } from './refused-rows.js';
import { ACCOUNT, dayIn } from './usual-options.js';

const OPTIONS = {
  preset: { ...READING.preset, value: 'kbank|scb|krungthai|<own>' },
  from: { type: 'string', value: '<day>', about: 'It covers the days from here, also empty ones.' },
  to: { type: 'string', value: '<day>', about: 'Up to this day.' },
  'bank-account': { type: 'string', value: '<digits>', about: 'Where the file does not say it.' },
  encoding: READING.encoding,
  sheet: READING.sheet,
  ...PREVIEW,
  ...ACCOUNT,
} as const;

type Values = ValuesOf<typeof OPTIONS>;

export const importBankCommand = planned({
  name: 'import bank',
  summary: 'Imports a bank statement from CSV, TSV, Excel, HTML or JSON: only payouts are kept.',
  words: [{ name: 'file', about: 'The statement; what it is, its bytes say.' }],
  options: OPTIONS,
  teaches: [
    'Do it for every bank business day: it shows whether payouts have arrived. All rows or none;',
    'every bad row is named. The same file again changes nothing. Payouts by Opn and possible',
    'returns to customers are kept, all other movements are only counted. It covers the days of',
    'its rows; --from and --to state more. JSON (amounts in satang) needs no preset.',
  ],
  examples: [
    'import bank statement.csv --preset kbank --preview',
    'import bank statement.csv --preset kbank',
  ],
  json: [
    '{ accepted, unchanged, ignored, controlTotals: { count, amount }, statement } in satang;',
    'with --preview { preview: true, lines, reading } as well. Refused: error.errors',
    '[{ row, field, code, message }].',
  ],
  fails: 'The file is refused; each bad row is named, and nothing was stored.',
  stopped: 'All of the file is imported or nothing; the same command again does no harm.',
  async run({ values, words: { file = '' } }, talk) {
    const kind = extname(file).toLowerCase() === '.json' ? 'json' : 'table';
    const source = { kind, bytes: givenFile(file) } as const;
    const options = optionsOf(values);
    return withInstallation(talk, values.account, async ({ account, commands, queries }) => {
      tellProgress(`Importing ${file}`);
      try {
        if (values.preview === true) {
          const preview = new PreviewBankLines(account, source, options);
          showPreview(await queries.execute(preview), talk);
        } else {
          const order = new ImportBankLines(account, source, options, 'command line');
          const answer = await commands.execute(order);
          talk.json(answer);
          talk.line(summary(answer));
        }
        return EXIT.allWell;
      } catch (error) {
        if (!(error instanceof BankImportRefusedError)) throw error;
        return refusedRows(error, talk);
      }
    });
  },
});

const optionsOf = ({ preset, encoding, sheet, from, to, ...more }: Values): ImportOptions => ({
  ...{ preset, encoding, sheet, bankAccount: more['bank-account'] },
  from: from === undefined ? undefined : dayIn(from, '--from'),
  to: to === undefined ? undefined : dayIn(to, '--to'),
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

function showPreview(preview: BankPreview, { json, line }: Talk): void {
  json({ preview: true, ...preview });
  line(`Nothing was stored. An import would say: ${summary(preview)}`);
  for (const [field, heading] of Object.entries(preview.reading.columns)) {
    line(`  ${field} is read from the column "${heading}"`);
  }
  for (const { bookedOn, amount, description, isNew } of preview.lines) {
    line(`  ${isNew ? 'new' : 'known'} ${bookedOn} ${formatBaht(amount)} ${description}`);
  }
}
