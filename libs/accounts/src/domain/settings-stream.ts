import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

/** Kind of the streams that hold an account's settings; there is one per account. */
export const ACCOUNT_KIND = 'account';

export const settingsStream = (account: string): StreamName =>
  streamName(ACCOUNT_KIND, account, 'settings');
