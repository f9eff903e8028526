import type { BusinessDay } from '#calendar';
import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const DAY_KIND = 'settlement-day';

export const dayStream = (account: string, day: BusinessDay): StreamName =>
  streamName(DAY_KIND, account, day);
