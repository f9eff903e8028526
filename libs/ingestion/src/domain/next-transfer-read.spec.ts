import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import type { TransferStatus } from '#payouts';
import { nextTransferRead } from './next-transfer-read.js';

const createdAt = parseInstant('2026-11-20T01:00:00Z');

describe('a transfer is read again', () => {
  it.each<[TransferStatus, number, number]>([
    ['created', 0, 30 * MINUTE_MS],
    ['sent', 4, 30 * MINUTE_MS],
    ['sent', 5, 6 * HOUR_MS],
    ['created', 300, 6 * HOUR_MS],
    ['paid', 1, 12 * HOUR_MS],
  ])('%s, after %d days: in %d ms', (status, days, expected) => {
    const readAt = plusMs(createdAt, days * DAY_MS);
    expect(epochMs(nextTransferRead({ status, createdAt }, readAt)) - epochMs(readAt)).toBe(
      expected,
    );
  });
});
