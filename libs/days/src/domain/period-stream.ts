import type { Month } from '#calendar';
import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const PERIOD_KIND = 'period';

export const periodStream = (account: string, month: Month): StreamName =>
  streamName(PERIOD_KIND, account, month);
