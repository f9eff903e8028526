import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const TRANSACTION_KIND = 'transaction';

export const transactionStream = (account: string, transactionId: string): StreamName =>
  streamName(TRANSACTION_KIND, account, transactionId);
