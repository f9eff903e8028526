import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import {
  nextTurn,
  reachedBy,
  ROLLING_SWEEPS,
  rollingWindow,
  turnAfterFailure,
} from './rolling-reads.js';
import type { RollingSweep } from './rolling-reads.js';
import type { SweptList } from './swept-list.js';

const now = parseInstant('2026-11-20T12:00:00Z');
const ago = (ms: number) => plusMs(now, -ms);
const of = (list: SweptList) => ROLLING_SWEEPS.find((one) => one.list === list) as RollingSweep;

describe('a rolling sweep', () => {
  it('reads its span, up to now', () => {
    expect(rollingWindow(of('charges'), null, now)).toEqual({ from: ago(26 * HOUR_MS), to: now });
    expect(rollingWindow(of('charges'), ago(15 * MINUTE_MS), now).from).toBe(ago(26 * HOUR_MS));
    expect(rollingWindow(of('transfers'), null, now).from).toBe(ago(8 * DAY_MS));
    expect(rollingWindow(of('receipts'), null, now).from).toBe(ago(40 * DAY_MS));
  });

  it('reads a standstill whole, however long it was', () => {
    const stood = ago(5 * DAY_MS);
    expect(rollingWindow(of('charges'), stood, now).from).toBe(plusMs(stood, -HOUR_MS));
  });

  it('of transactions goes on ten minutes before the last one known', () => {
    const last = ago(3 * HOUR_MS);
    expect(rollingWindow(of('transactions'), last, now).from).toBe(plusMs(last, -10 * MINUTE_MS));
    expect(rollingWindow(of('transactions'), null, now).from).toBe(ago(26 * HOUR_MS));
  });

  it('does not wait for a future that only Opn’s clock has seen', () => {
    const ahead = plusMs(now, 3 * HOUR_MS);
    expect(rollingWindow(of('transactions'), ahead, now).from).toBe(ago(10 * MINUTE_MS));
  });
});

describe('a list that never adds up, or a very long standstill', () => {
  it('is read in pieces of eight days, the oldest first', () => {
    const stood = ago(30 * DAY_MS);
    const from = plusMs(stood, -HOUR_MS);
    expect(rollingWindow(of('charges'), stood, now)).toEqual({
      from,
      to: plusMs(from, 8 * DAY_MS),
    });
    expect(rollingWindow(of('transactions'), stood, now).to).toBe(
      plusMs(stood, 8 * DAY_MS - 10 * MINUTE_MS),
    );
  });

  it('is read in one piece where the list reaches back that far every time', () => {
    expect(rollingWindow(of('receipts'), ago(HOUR_MS), now).to).toBe(now);
    expect(rollingWindow(of('transfers'), ago(HOUR_MS), now).to).toBe(now);
  });
});

describe('how far a complete reading got', () => {
  const latest = ago(3 * HOUR_MS);

  it('is the end of its window', () => {
    expect(reachedBy(of('charges'), { to: now, latest }, null, now)).toBe(now);
  });

  it('is the last transaction, and never less far than before', () => {
    expect(reachedBy(of('transactions'), { to: now, latest }, null, now)).toBe(latest);
    expect(reachedBy(of('transactions'), { to: now, latest }, ago(1), now)).toBe(ago(1));
  });

  it('is shortly before the end where there was no transaction', () => {
    const none = { to: now, latest: null };
    expect(reachedBy(of('transactions'), none, null, now)).toBe(ago(10 * MINUTE_MS));
  });

  it('is the end of a piece, since all that comes is later', () => {
    const piece = { to: ago(DAY_MS), latest: ago(2 * DAY_MS) };
    expect(reachedBy(of('transactions'), piece, ago(9 * DAY_MS), now)).toBe(piece.to);
  });
});

describe('the next turn', () => {
  it('is spread a little', () => {
    expect(nextTurn(now, 10 * MINUTE_MS, () => 0)).toBe(plusMs(now, 10 * MINUTE_MS));
    expect(nextTurn(now, 10 * MINUTE_MS, () => 1)).toBe(plusMs(now, 11 * MINUTE_MS));
    expect(nextTurn(now, 0, () => 1)).toBe(now);
  });

  it('comes sooner after a failure, and later after many', () => {
    const waits = [1, 2, 3, 100].map(
      (failures) => epochMs(turnAfterFailure(now, failures, () => 1)) - epochMs(now),
    );
    expect(waits).toEqual([15_000, 30_000, 60_000, 15 * MINUTE_MS]);
  });
});
