import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, parseInstant, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { LONGEST_PAUSE_MS, nextRead } from './next-read.js';

const createdAt = parseInstant('2026-11-20T03:47:02Z');
const LIFETIME_MS = DAY_MS + 3 * MINUTE_MS;
const expiresAt = plusMs(createdAt, LIFETIME_MS);

/** The reads of a charge that stays pending for so long, as times after its creation. */
function readsWithin(ms: number, times: { createdAt: Instant; expiresAt: Instant | null }) {
  const reads: number[] = [];
  for (let at = createdAt; epochMs(at) < epochMs(createdAt) + ms; at = nextRead(times, at)) {
    reads.push(epochMs(at) - epochMs(createdAt));
  }
  return reads;
}

const gapsOf = (reads: readonly number[]) =>
  reads.slice(1).map((read, index) => read - (reads[index] ?? 0));

describe('the next read of a pending charge', () => {
  it('comes every five minutes in the first hour, then every hour', () => {
    const reads = readsWithin(3 * HOUR_MS, { createdAt, expiresAt });
    expect(gapsOf(reads).slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 5 * MINUTE_MS));
    expect(gapsOf(reads).slice(12)).toEqual([HOUR_MS]);
  });

  it('comes right after the expiry, and densely until Opn has swept twice', () => {
    const reads = readsWithin(LIFETIME_MS + 10 * MINUTE_MS, { createdAt, expiresAt });
    const sinceExpiry = reads.map((read) => read - LIFETIME_MS).filter((ms) => ms >= 0);
    expect(sinceExpiry[0]).toBe(5 * SECOND_MS);
    expect(new Set(gapsOf(sinceExpiry))).toEqual(new Set([30 * SECOND_MS]));
  });

  it('comes ever more rarely after that, in the end once a day', () => {
    const reads = readsWithin(LIFETIME_MS + 30 * DAY_MS, { createdAt, expiresAt });
    const gaps = gapsOf(reads.filter((read) => read >= LIFETIME_MS));
    expect(gaps).toEqual(gaps.toSorted((left, right) => left - right));
    expect([...new Set(gaps)]).toEqual(
      [SECOND_MS / 2, 5 * SECOND_MS, MINUTE_MS, 6 * MINUTE_MS, 24 * MINUTE_MS].map((ms) => 60 * ms),
    );
    expect(reads.length).toBeLessThan(150);
  });

  it('of a QR that lives for minutes is as dense around its end, and soon back to normal', () => {
    const short = { createdAt, expiresAt: plusMs(createdAt, 5 * MINUTE_MS) };
    const reads = readsWithin(HOUR_MS, short);
    expect(reads[1]).toBe(5 * MINUTE_MS);
    expect(reads.filter((read) => read > 5 * MINUTE_MS && read < 16 * MINUTE_MS)).toHaveLength(21);
    expect(reads.length).toBeLessThan(45);
  });

  it('does not miss an expiry that comes between two reads', () => {
    const soon = { createdAt, expiresAt: plusMs(createdAt, 2 * MINUTE_MS) };
    expect(nextRead(soon, createdAt)).toBe(plusMs(soon.expiresAt, 5 * SECOND_MS));
  });

  it.each([
    ['with an expiry', expiresAt],
    ['without one', null],
    ['with one that never comes', parseInstant('9998-12-31T00:00:00Z')],
  ])('always comes, and never more than a day later: %s', (_, expiry) => {
    const reads = readsWithin(400 * DAY_MS, { createdAt, expiresAt: expiry });
    expect(Math.max(...gapsOf(reads))).toBe(LONGEST_PAUSE_MS);
    expect(Math.min(...gapsOf(reads))).toBeGreaterThan(0);
  });

  it('comes even if the clocks disagree and the charge is from the future', () => {
    const past = plusMs(createdAt, -HOUR_MS);
    expect(epochMs(nextRead({ createdAt, expiresAt }, past))).toBeGreaterThan(epochMs(past));
  });
});
