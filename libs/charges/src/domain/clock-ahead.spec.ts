import { DAY_MS, MINUTE_MS } from '#kernel';
import { moneyWithFee, seen } from '../../../../test/support/charge-snapshots.js';
import { historyOf } from '../../../../test/support/histories.js';
import { chargeDecider } from './charge.js';
import type { ChargeSnapshot } from './charge-snapshot.js';

const MONTH = (30 * DAY_MS) / MINUTE_MS;

const moneyAfter = (...reads: ChargeSnapshot[]) =>
  historyOf(chargeDecider, reads).reduce(chargeDecider.evolve, chargeDecider.initial)?.terms.money;

describe('a read of a charge from a clock that was a month ahead', () => {
  const ahead = seen('completed', MONTH);
  const honest = seen('completed', 7, { money: moneyWithFee(1n) });

  it('does not keep it from being amended, once the clock is right again', () => {
    expect(moneyAfter(seen('pending', 1), ahead, honest)).toEqual(moneyWithFee(1n));
  });

  it('leaves reads in their order from then on', () => {
    const stale = seen('completed', 6, { money: moneyWithFee(2n) });
    expect(moneyAfter(ahead, honest, stale)).toEqual(moneyWithFee(1n));
  });
});
