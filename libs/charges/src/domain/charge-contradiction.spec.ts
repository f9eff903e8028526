import { minute, moneyWithFee, seen } from '../../../../test/support/charge-snapshots.js';
import { historyOf } from '../../../../test/support/histories.js';
import { chargeDecider } from './charge.js';
import type { ChargeContradicted, ChargeEvent } from './charge.events.js';
import type { ChargeSnapshot } from './charge-snapshot.js';
import type { ChargeStatus } from './charge-status.js';

const isContradiction = (event: ChargeEvent): event is ChargeContradicted =>
  event.type === 'ChargeContradicted';

/** Who contradicted whom, in the order in which it was learned: `known ← stated`. */
const contradictionsIn = (...reads: ChargeSnapshot[]): string[] =>
  historyOf(chargeDecider, reads)
    .filter(isContradiction)
    .map(({ data: { known, stated } }) => `${known} ← ${stated}`);

describe('a contradiction', () => {
  it.each<[ChargeStatus, ChargeStatus]>([
    ['failed', 'expired'],
    ['completed', 'expired'],
    ['completed', 'failed'],
    ['reversed', 'completed'],
  ])('is recorded when %s becomes %s', (known, stated) => {
    expect(contradictionsIn(seen(known, 5), seen(stated, 9))).toEqual([`${known} ← ${stated}`]);
  });

  it('changes neither status nor terms', () => {
    const reads = [seen('completed', 5), seen('failed', 9, { money: moneyWithFee(7n) })];
    const { evolve, initial } = chargeDecider;
    const charge = historyOf(chargeDecider, reads).reduce(evolve, initial);
    expect(charge).toMatchObject({
      status: 'completed',
      terms: { money: seen('failed', 1).money },
    });
  });

  it('is recorded once for each distinct content', () => {
    const said = seen('failed', 9);
    const other = seen('failed', 11, { money: moneyWithFee(1n) });
    const reads = [seen('completed', 5), said, said, seen('failed', 10), other, other, said];
    expect(contradictionsIn(...reads)).toEqual(['completed ← failed', 'completed ← failed']);
  });

  it('stands beside the history that an older read tells', () => {
    const reads = [seen('completed', 5), seen('failed', 9), seen('failed', 3)];
    const types = historyOf(chargeDecider, reads).map(({ type }) => type);
    expect(types.slice(2)).toEqual(['ChargeContradicted', 'ChargeFailed']);
  });

  it('is found when the higher status turns up late', () => {
    const events = historyOf(chargeDecider, [seen('failed', 9), seen('completed', 5)]);
    expect(events.map(({ type }) => type).slice(2)).toEqual([
      'ChargeCompleted',
      'ChargeContradicted',
    ]);
    expect(events.find(isContradiction)).toMatchObject({ occurredAt: minute(9) });
    expect(contradictionsIn(seen('completed', 9), seen('reversed', 5))).toEqual([
      'reversed ← completed',
    ]);
  });

  it('is found when an earlier read of the higher status turns up late', () => {
    const reads = [seen('failed', 6), seen('completed', 9), seen('completed', 5)];
    expect(contradictionsIn(...reads)).toEqual(['completed ← failed']);
  });

  it('is none when the lower status came first in the world', () => {
    expect(contradictionsIn(seen('expired', 3), seen('completed', 5))).toEqual([]);
    expect(contradictionsIn(seen('completed', 5), seen('expired', 3))).toEqual([]);
    expect(contradictionsIn(seen('failed', 5), seen('completed', 5))).toEqual([]);
    expect(contradictionsIn(seen('completed', 5), seen('failed', 5))).toEqual([]);
  });

  it('is not hidden by an amendment in between', () => {
    const amended = seen('completed', 9, { money: moneyWithFee(1n) });
    const reads = [seen('completed', 4), amended, seen('failed', 6)];
    expect(contradictionsIn(...reads)).toEqual(['completed ← failed']);
  });
});
