import type { BusinessDay } from '#calendar';
import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const BALANCE_KIND = 'balance';

/** One stream for each business day, so that none of them grows without end. */
export const balanceStream = (account: string, day: BusinessDay): StreamName =>
  streamName(BALANCE_KIND, account, day);
