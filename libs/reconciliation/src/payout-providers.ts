import { GetTransferHandler } from './read-model/payout/get-transfer.query.js';
import { ListPayoutLinesHandler } from './read-model/payout/list-payout-lines.query.js';
import { ListTransfersHandler } from './read-model/payout/list-transfers.query.js';
import { PayoutBooks } from './read-model/payout/payout-books.js';

/** What payouts are made of, and what Opn's balance is. */
export const payoutProviders = [
  GetTransferHandler,
  ListPayoutLinesHandler,
  ListTransfersHandler,
  PayoutBooks,
];
