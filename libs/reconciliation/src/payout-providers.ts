import { PayoutBooks } from './read-model/payout/payout-books.js';

/** What payouts are made of, and what Opn's balance is. */
export const payoutProviders = [PayoutBooks] as const;
