import { epochMs, HOUR_MS, MINUTE_MS, parseInstant, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { deliveryId } from './delivery.js';
import type { Outcome } from './delivery.js';
import { judgeAnswer, retryAfterMs } from './judge-answer.js';
import { GIVEN_UP_AFTER_MS, LONGEST_WAIT_MS, nextTry } from './next-try.js';

type Failure = Exclude<Outcome, { readonly kind: 'delivered' }>;

const START = parseInstant('2026-11-20T03:00:00Z');
const FAILED: Failure = { kind: 'failed', reason: 'down', retryAfterMs: null };
const REFUSED: Failure = { kind: 'refused', reason: 'no' };
const ID = deliveryId('main', 'report-ready/2026-11-20/v1', 'webhook');

/** Waits in milliseconds until it is given up, if every try ends so. */
function waits(outcome: Failure, id = ID): readonly number[] {
  const all: number[] = [];
  let now: Instant = START;
  for (let attempts = 1; attempts < 1_000; attempts += 1) {
    const next = nextTry(outcome, { id, attempts, firstTriedAt: START }, now);
    if (next === null) return all;
    all.push(epochMs(next) - epochMs(now));
    now = next;
  }
  throw new Error('it is never given up');
}

const total = (all: readonly number[]): number => all.reduce((sum, ms) => sum + ms, 0);

describe('a delivery that fails', () => {
  it('is tried again after seconds, then after hours, and for three days exactly', () => {
    const all = waits(FAILED);
    expect(all[0]).toBeGreaterThanOrEqual(5 * SECOND_MS);
    expect(all[0]).toBeLessThanOrEqual(10 * SECOND_MS);
    expect(Math.max(...all)).toBeGreaterThan(1.5 * HOUR_MS);
    expect(Math.max(...all)).toBeLessThanOrEqual(3 * HOUR_MS);
    expect(total(all)).toBe(GIVEN_UP_AFTER_MS);
    expect(all.length).toBeLessThan(70);
  });

  it('is tried slowly while it is refused: somebody has to repair something first', () => {
    const all = waits(REFUSED);
    expect(all[0]).toBeGreaterThanOrEqual(15 * MINUTE_MS);
    expect(Math.max(...all)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
    expect(total(all)).toBe(GIVEN_UP_AFTER_MS);
  });

  it('is given up at once when the receiver is gone for good', () => {
    expect(waits({ kind: 'gone', reason: '410' })).toEqual([]);
  });

  it('has the same schedule each time it is asked, and another one than its neighbour', () => {
    expect(waits(FAILED)).toEqual(waits(FAILED));
    expect(waits(FAILED)).not.toEqual(waits(FAILED, deliveryId('main', 'another', 'webhook')));
  });

  it('waits as long as the receiver asks, up to an hour', () => {
    const after = (retryAfter: number) =>
      nextTry(
        { kind: 'failed', reason: '429', retryAfterMs: retryAfter },
        { id: ID, attempts: 1, firstTriedAt: START },
        START,
      );
    expect(after(10 * MINUTE_MS)).toBe(plusMs(START, 10 * MINUTE_MS));
    expect(after(99 * HOUR_MS)).toBe(plusMs(START, HOUR_MS));
  });
});

describe('the id of a delivery', () => {
  it('is one for each account, key and channel', () => {
    const ids = [
      deliveryId('main', 'a', 'webhook'),
      deliveryId('main', 'a', 'email'),
      deliveryId('main', 'b', 'webhook'),
      deliveryId('brand-b', 'a', 'webhook'),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toMatch(/^dlv_[0-9a-f]{32}$/);
    expect(deliveryId('main', 'a', 'webhook')).toBe(ids[0]);
  });
});

describe('the answer of a receiver', () => {
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [301, 'refused'],
    [307, 'refused'],
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [408, 'failed'],
    [410, 'gone'],
    [422, 'refused'],
    [425, 'failed'],
    [429, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
  ])('%d is %s', (status, kind) => {
    expect(judgeAnswer(status, null).kind).toBe(kind);
  });

  it('may say when to come back', () => {
    const now = epochMs(START);
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Fri, 20 Nov 2026 03:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('Fri, 20 Nov 2020 03:01:00 GMT', now)).toBe(0);
    expect([retryAfterMs('soon', now), retryAfterMs(null, now)]).toEqual([null, null]);
  });
});
