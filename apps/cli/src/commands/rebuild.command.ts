import { BooksKeeper } from '#ledger';
import { PayoutBooks } from '#reconciliation';
import { EXIT, readArguments } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'Retells the whole log into the books: charges, receipts and ledger.',
  usage: '[--account <account>]',
  help: [
    'The books are nothing but a retelling of the log: rebuilt, they are equal row for row.',
    'Issued reports are not touched. Readers see the old books until the new ones are whole.',
  ],
  async run(args, terminal) {
    const { values } = readArguments(args, {
      options: { account: { type: 'string' } },
      positionals: [],
    });
    return withInstallation(terminal, values.account, async ({ account, get }) => {
      const position = await get(BooksKeeper).rebuild(account);
      await get(PayoutBooks).forget(account);
      await get(PayoutBooks).catchUp(account);
      terminal.out(`The books of ${account} are rebuilt up to position ${position}.`);
      return EXIT.allWell;
    });
  },
};
