import { GetBalanceHandler } from './read-model/balance/get-balance.query.js';
import { GetBalancePartsHandler } from './read-model/balance/get-balance-parts.query.js';
import { GetTransferHandler } from './read-model/payout/get-transfer.query.js';
import { ListPayoutLinesHandler } from './read-model/payout/list-payout-lines.query.js';
import { ListTransfersHandler } from './read-model/payout/list-transfers.query.js';
import { PayoutBooks } from './read-model/payout/payout-books.js';

/** What payouts are made of, and what Opn's balance is. */
export const payoutProviders = [
  GetBalanceHandler,
  GetBalancePartsHandler,
  GetTransferHandler,
  ListPayoutLinesHandler,
  ListTransfersHandler,
  PayoutBooks,
];
