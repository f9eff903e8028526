import { AlertsKeeper } from '#alerts';
import { tellProgress } from '#kernel';
import { BooksKeeper } from '#ledger';
import { PayoutBooks } from '#reconciliation';
import { EXIT } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import { ACCOUNT } from './usual-options.js';

export const rebuildCommand = planned({
  name: 'rebuild',
  summary: 'Retells the whole log into the books: charges, receipts and ledger.',
  options: ACCOUNT,
  teaches: [
    'The books are nothing but a retelling of the log: rebuilt, they are equal row for row. Use it',
    'when verify says that they are not, or after the books have stopped at an event that a newer',
    'version can read. Issued reports are not touched. Readers see the old books until the new',
    'ones are whole; with a few million events it takes minutes.',
  ],
  examples: ['rebuild', 'rebuild --account brand-b'],
  json: ['{ account, position }: up to where of the log.'],
  fails: 'An event could not be told; it is named, and the old books stay.',
  stopped: 'The books are as they were.',
  async run({ values }, talk) {
    return withInstallation(talk, values.account, async ({ account, get }) => {
      const position = await get(BooksKeeper).rebuild(account);
      tellProgress('Adding up payouts and balances');
      await get(PayoutBooks).forget(account);
      await get(PayoutBooks).catchUp(account);
      await get(AlertsKeeper).rebuild(account);
      talk.json({ account, position });
      talk.line(`The books of ${account} are rebuilt up to position ${position}.`);
      return EXIT.allWell;
    });
  },
});
