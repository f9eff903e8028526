import { backoffMs } from './backoff.js';

const BACKOFF = { firstMs: 100, capMs: 5_000 };

describe('backing off', () => {
  it('doubles from try to try, up to the cap', () => {
    const longest = [1, 2, 3, 4, 6, 7, 50, 5_000].map((n) => backoffMs(n, BACKOFF, () => 1));
    expect(longest).toEqual([100, 200, 400, 800, 3_200, 5_000, 5_000, 5_000]);
  });

  it('waits at least half of that, and chance spreads the rest', () => {
    expect([0, 0.5, 1].map((chance) => backoffMs(3, BACKOFF, () => chance))).toEqual([
      200, 300, 400,
    ]);
  });
});
