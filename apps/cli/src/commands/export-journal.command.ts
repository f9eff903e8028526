import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { JournalExports, vouchersCsv } from '#settlement-reports';
import { EXIT, UsageError } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import { ACCOUNT, languageIn, LANGUAGE, OUT, pathIn } from './usual-options.js';
import { writeWhole } from './write-whole.js';

export const exportJournalCommand = planned({
  name: 'export journal',
  summary: 'Writes the vouchers of a batch for another accounting program (CSV).',
  words: [{ name: 'batch', about: 'Such as EXP-000412; a report names its own on its Journal.' }],
  options: {
    ...OUT,
    ...LANGUAGE,
    dates: { type: 'string', value: 'dmy|iso', about: '31/12/2026 (as it is), or 2026-12-31.' },
    'no-bom': { type: 'boolean', about: 'Without the byte order mark that Excel wants.' },
    'allow-unmapped': { type: 'boolean', about: 'Accounts without a code have none there.' },
    ...ACCOUNT,
  },
  teaches: [
    'A batch is what the first closing of a day takes into the books; every journal entry is in',
    'one batch only, so nothing is taken over twice. Accounts need the codes of that program',
    '(settings set account-codes) unless --allow-unmapped says that they may be empty. Words are',
    'Thai unless --lang en is given.',
  ],
  examples: ['export journal EXP-000412 --out vouchers.csv'],
  json: ['{ account, batch, path, lines }'],
  fails: 'There is no such batch, an account has no code, or the file could not be written.',
  async run({ values, words }, talk) {
    const { dates = 'dmy' } = values;
    const out = pathIn(values.out);
    if (dates !== 'dmy' && dates !== 'iso') throw new UsageError('--dates must be dmy or iso.');
    const language = languageIn(values.lang, 'th');
    const options = { language, dates, byteOrderMark: values['no-bom'] !== true } as const;
    const { batch = '' } = words;
    return withInstallation(talk, values.account, async ({ account, get }) => {
      const allowed = values['allow-unmapped'] === true;
      const lines = await get(JournalExports).lines(account, batch, allowed);
      const bytes = vouchersCsv(lines, options);
      await writeWhole(out, (file) => pipeline(Readable.from([bytes]), file));
      talk.json({ account, batch, path: out, lines: lines.length });
      talk.line(`${out}: ${batch}, ${lines.length} lines.`);
      return EXIT.allWell;
    });
  },
});
