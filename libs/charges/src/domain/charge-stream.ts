import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const CHARGE_KIND = 'charge';

export const chargeStream = (account: string, chargeId: string): StreamName =>
  streamName(CHARGE_KIND, account, chargeId);
