import { parseInstant } from '#kernel';
import { satang } from '#money';
import { expectedBooks, explainedOf, standingAfter } from './drift.js';
import type { BalanceStanding } from './drift.js';

const at = (hour: number) => parseInstant(`2026-11-20T0${hour}:00:00Z`);

/** Checks hour by hour, by how much the books differ; answers since when they drift. */
function driftsSince(...differences: readonly bigint[]) {
  let standing: BalanceStanding | null = null;
  return differences.map((difference, hour) => {
    const check = { observedAt: at(hour), stated: satang(100n), books: satang(100n + difference) };
    standing = standingAfter(check, standing);
    return standing.driftSince;
  });
}

describe('the balance in the books', () => {
  it('drifts from the second differing look on, not from the first', () => {
    expect(driftsSince(5n, 5n, 5n)).toEqual([null, at(1), at(1)]);
  });

  it('drifts also where both looks differ by another amount', () => {
    expect(driftsSince(0n, 5n, -7n)).toEqual([null, null, at(2)]);
  });

  it('does not drift for one differing look between agreeing ones', () => {
    expect(driftsSince(0n, 5n, 0n, 5n, 0n)).toEqual([null, null, null, null, null]);
  });

  it('drifts until two looks agree in a row', () => {
    expect(driftsSince(5n, 5n, 0n, 5n, 0n, 0n)).toEqual([null, at(1), at(1), at(1), at(1), null]);
  });

  it.each([
    [-300n, -100n, -100n],
    [-300n, -500n, -300n],
    [300n, 100n, 100n],
    [300n, -100n, 0n],
    [-300n, 100n, 0n],
    [300n, 0n, 0n],
  ])('of a drift of %i, other breaks of %i explain %i', (drift, others, explained) => {
    expect(explainedOf(satang(drift), satang(others))).toBe(explained);
  });

  it('should be what Opn states, but for what other breaks explain', () => {
    const check = { observedAt: at(0), stated: satang(1_000n), books: satang(700n) };
    expect(expectedBooks(check, satang(-100n))).toBe(900n);
  });
});
