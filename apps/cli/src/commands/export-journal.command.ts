import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { JournalExports, vouchersCsv } from '#settlement-reports';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { writeWhole } from './write-whole.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  ...{ account: text, out: text, lang: text, dates: text },
  ...{ 'no-bom': flag, 'allow-unmapped': flag },
};

export const exportJournalCommand: Command = {
  name: 'export journal',
  summary: 'Writes the vouchers of a batch for another accounting program (CSV).',
  usage:
    '<batch> --out <file> [--lang en|th] [--dates dmy|iso] [--no-bom] [--allow-unmapped] ' +
    '[--account <account>]',
  help: [
    'A batch is what the first closing of a day takes into the books, such as EXP-000412; every',
    'journal entry is in one batch only. Accounts need codes (settings set account-codes) unless',
    '--allow-unmapped says that they may be empty.',
    '',
    'Example: npm run yodtrong -- export journal EXP-000412 --out vouchers.csv',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: OPTIONS,
      positionals: ['batch'],
    });
    const { out, lang = 'th', dates = 'dmy' } = values;
    if (out === undefined) throw new UsageError('--out is missing: where shall the file be put?');
    if (lang !== 'en' && lang !== 'th') throw new UsageError('--lang must be en or th.');
    if (dates !== 'dmy' && dates !== 'iso') throw new UsageError('--dates must be dmy or iso.');
    const [batch = ''] = positionals;
    const options = { language: lang, dates, byteOrderMark: values['no-bom'] !== true } as const;
    return withInstallation(terminal, values.account, async ({ account, get }) => {
      const allowed = values['allow-unmapped'] === true;
      const lines = await get(JournalExports).lines(account, batch, allowed);
      const bytes = vouchersCsv(lines, options);
      await writeWhole(out, (file) => pipeline(Readable.from([bytes]), file));
      terminal.out(`${out}: ${batch}, ${lines.length} lines.`);
      return EXIT.allWell;
    });
  },
};
