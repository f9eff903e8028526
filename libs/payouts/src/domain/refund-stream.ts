import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const REFUND_KIND = 'refund';

export const refundStream = (account: string, refundId: string): StreamName =>
  streamName(REFUND_KIND, account, refundId);
