import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const BALANCE_KIND = 'balance';

/** One stream for each currency in which Opn holds money for the account. */
export const balanceStream = (account: string, currency: string): StreamName =>
  streamName(BALANCE_KIND, account, currency);
