import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const TRANSFER_KIND = 'transfer';

export const transferStream = (account: string, transferId: string): StreamName =>
  streamName(TRANSFER_KIND, account, transferId);
