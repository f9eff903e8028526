import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import type { TransferStatus } from '#payouts';

/** Banks work off transfers within a few business days. */
const YOUNG_FOR_MS = 5 * DAY_MS;
const YOUNG_EVERY_MS = 30 * MINUTE_MS;
const OLD_EVERY_MS = 6 * HOUR_MS;
const PAID_EVERY_MS = 12 * HOUR_MS;

/** No read of a transfer, and no try after a failure, is planned for later than this. */
export const LONGEST_TRANSFER_PAUSE_MS = PAID_EVERY_MS;

/** A bank can return what it had credited; after this it is final. */
export const RETURNED_WITHIN_MS = 7 * DAY_MS;

/** What decides when a transfer is read again. */
export interface TransferTimes {
  readonly status: TransferStatus;
  readonly createdAt: Instant;
}

/** The next read of a transfer that may still change; of one that has ended it means nothing. */
export function nextTransferRead({ status, createdAt }: TransferTimes, readAt: Instant): Instant {
  if (status !== 'created' && status !== 'sent') return plusMs(readAt, PAID_EVERY_MS);
  const isYoung = epochMs(readAt) - epochMs(createdAt) < YOUNG_FOR_MS;
  return plusMs(readAt, isYoung ? YOUNG_EVERY_MS : OLD_EVERY_MS);
}
