import { minute, MONEY, moneyWithFee, seen } from '../../../../test/support/charge-snapshots.js';
import { historyOf } from '../../../../test/support/histories.js';
import { specify } from '../../../../test/support/specify.js';
import { chargeDecider } from './charge.js';
import { ChargeAmended } from './charge.events.js';
import { amended, failed, hadOtherMoney, reversed } from './charge-event.fixtures.js';
import type { ChargeSnapshot } from './charge-snapshot.js';

const { given } = specify(chargeDecider);
const recorded = (...reads: ChargeSnapshot[]) => historyOf(chargeDecider, reads);
const after = (...reads: ChargeSnapshot[]) => given(...recorded(...reads));

describe('an amendment of a charge', () => {
  const [waiting, paid] = [seen('pending', 1), seen('completed', 5)];

  it.each([
    ['money', { money: moneyWithFee(1n) }],
    ['transaction', { transactionId: 'trxn_another' }],
    ['reference', { reference: 'ORD-2' }],
  ])('is a change of its %s', (_, change) => {
    const read = seen('completed', 9, change);
    after(waiting, paid).when(read).then(amended(paid, read));
  });

  it('of a pending charge changes nothing that is booked', () => {
    const read = seen('pending', 2, { reference: 'ORD-2' });
    after(waiting)
      .when(read)
      .then(amended(waiting, read, null));
  });

  it('comes before the status it came with', () => {
    const read = seen('failed', 5, { reference: 'ORD-2' });
    after(waiting)
      .when(read)
      .then(amended(waiting, read, null), failed(read));
    const back = seen('reversed', 9, { money: moneyWithFee(5n) });
    after(paid).when(back).then(amended(paid, back), reversed(back));
  });

  it('of a reversed charge touches no booking, for nothing of it is booked any more', () => {
    const back = seen('reversed', 9);
    const read = seen('reversed', 10, { money: moneyWithFee(5n) });
    after(paid, back)
      .when(read)
      .then(amended(back, read, null));
  });

  it('is never taken from an older read, which tells of other money all the same', () => {
    const older = seen('completed', 4, { money: moneyWithFee(1n) });
    after(waiting, paid).when(older).then(hadOtherMoney(older));
    after(waiting, paid, older).when(older).thenNothing();
    after(waiting, paid)
      .when(seen('completed', 4, { reference: 'ORD-2' }))
      .thenNothing();
  });

  it('is also another time of payment', () => {
    const read = seen('completed', 9, { paidAt: minute(3) });
    const expected = amended(paid, read);
    after(waiting, paid)
      .when(read)
      .then(new ChargeAmended(minute(9), { ...expected.data, paidAtAfter: minute(3) }));
  });

  it('can be undone by a newer one', () => {
    const changed = seen('completed', 9, { money: moneyWithFee(1n) });
    const back = seen('completed', 12);
    after(paid, changed).when(back).then(amended(changed, back));
  });

  it('is judged by the read that stated the terms, not by a stale one in between', () => {
    const read = seen('completed', 6, { money: moneyWithFee(1n) });
    after(seen('pending', 8), paid).when(read).then(amended(paid, read));
  });

  it('of numbers that only look different is none', () => {
    const same = seen('completed', 9, { money: { ...MONEY } });
    after(paid).when(same).thenNothing();
  });

  it('knows when the charge was read', () => {
    expect(minute(9)).toBe('2026-11-20T03:56:02Z');
  });
});
