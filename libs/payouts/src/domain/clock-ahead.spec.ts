import { DAY_MS, MINUTE_MS } from '#kernel';
import { satang } from '#money';
import { historyOf } from '../../../../test/support/histories.js';
import {
  seenTransfer,
  SMALLER_TERMS,
  transferMinute,
} from '../../../../test/support/transfer-snapshots.js';
import type { TransferSnapshot } from './to-transfer-snapshot.js';
import { isNews } from './read-content.js';
import { transferDecider } from './transfer.js';
import type { Transfer } from './transfer-state.js';

const MONTH = (30 * DAY_MS) / MINUTE_MS;

/** The transfer after these reads, in the order in which they were recorded. */
const after = (...reads: TransferSnapshot[]): Transfer | null =>
  historyOf(transferDecider, reads).reduce(transferDecider.evolve, transferDecider.initial);

describe('a read from a clock that was a month ahead', () => {
  it('does not keep an object from being corrected', () => {
    const ahead = { readAt: transferMinute(MONTH), amount: satang(1n) };
    const later = { readAt: transferMinute(5), amount: satang(2n) };
    expect(isNews(later, ahead)).toBe(true);
    expect(isNews({ ...ahead, readAt: transferMinute(4) }, later)).toBe(false);
  });

  it('does not keep a transfer from being amended, once the clock is right again', () => {
    const ahead = seenTransfer('created', MONTH);
    const honest = seenTransfer('created', 5, SMALLER_TERMS);
    expect(after(ahead, honest)?.terms).toEqual(SMALLER_TERMS);
    const stale = seenTransfer('created', 4);
    expect(after(ahead, honest, stale)?.terms).toEqual(SMALLER_TERMS);
  });

  it('does not keep the times of a transfer from being corrected', () => {
    const ahead = seenTransfer('paid', MONTH);
    const paidAt = transferMinute(9);
    const honest = seenTransfer('paid', 20, { paidAt });
    expect(after(ahead, honest)?.steps.get('paid')?.at).toBe(paidAt);
    const stale = seenTransfer('paid', 19);
    expect(after(ahead, honest, stale)?.steps.get('paid')?.at).toBe(paidAt);
  });
});
