import { addDays } from '#calendar';
import { BooksKeeper } from '#ledger';
import { GetDayReconciliation } from '#reconciliation';
import type { DayReconciliationView } from '#reconciliation';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

describe('a day as of the past', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(async () => {
    await shop.shut();
  });

  const now = () => shop.us.queries.execute(new GetDayReconciliation(shop.account, DAY));
  const asOf = ({ asOf: then }: DayReconciliationView) =>
    shop.us.queries.execute(new GetDayReconciliation(shop.account, DAY, then));

  it('is what was answered then, whatever happened since', async () => {
    const answers: DayReconciliationView[] = [];
    const note = async (clock: string, day = DAY) => {
      shop.us.clock.moveTo(at(clock, day));
      await shop.us.app.get(BooksKeeper).catchUp(shop.account);
      answers.push(await now());
    };
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    await note('09:00');
    shop.sell(charge('a', '400.00', 'A', { paidAt: at('10:00') }));
    shop.sell(charge('stray', '25.00', null, { paidAt: at('11:00') }));
    await shop.close(DAY, CLOSING);
    await note('04:00', NEXT);
    await shop.withdraw('B');
    await note('05:00', NEXT);
    await shop.expect({ reference: 'A', baht: '410.00' }, { reference: 'C', baht: '25.00' });
    shop.sell(charge('late', '25.00', 'C', { paidAt: at('12:00') }));
    await shop.close(DAY, at('06:00', NEXT));
    await note('07:00', addDays(NEXT, 1));

    expect(new Set(answers.map((answer) => JSON.stringify(answer, texts))).size).toBe(4);
    for (const answer of answers) expect(await asOf(answer)).toEqual(answer);
    expect(await shop.us.app.get(BooksKeeper).tablesThatDiffer(shop.account)).toEqual([]);
  });

  it('knows as the books do which charges share an order', async () => {
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(
      charge('a1', '400.00', 'A', { paidAt: at('10:00') }),
      charge('a2', '400.00', 'A', { paidAt: at('11:00') }),
    );
    await shop.close(DAY, CLOSING);
    const answer = await now();
    expect(answer.breaks).toEqual([{ code: 'DUPLICATE_PAYMENT', count: 1, amount: 40_000n }]);
    expect(await asOf(answer)).toEqual(answer);
  });

  it('leaves the books as they are while it is told', async () => {
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(charge('a', '400.00', 'A', { paidAt: at('10:00') }));
    await shop.close(DAY, CLOSING);
    const before = await now();
    const past = { position: 1, instant: at('08:00') };
    const [empty, ...others] = await Promise.all([
      shop.us.queries.execute(new GetDayReconciliation(shop.account, DAY, past)),
      now(),
      now(),
    ]);
    expect(empty.paid.count).toBe(0);
    for (const other of others) expect(other.paid).toEqual(before.paid);
  });
});

const texts = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
