import { addDays } from '#calendar';
import { CountReceiptStates, GetReceiptStandings } from '#reconciliation';
import { at, charge, CLOSING, DAY, Shop } from '../support/shop.js';

describe('the state of expected receipts', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await Shop.open();
    await shop.expect(
      { reference: 'PAID', baht: '400.00' },
      { reference: 'SHORT', baht: '60.00' },
      { reference: 'LATER', baht: '70.00', dueAt: at('23:00', addDays(DAY, 3)) },
      { reference: 'GONE', baht: '80.00' },
      { reference: 'UNPAID', baht: '90.00' },
    );
    await shop.withdraw('GONE');
    shop.sell(
      charge('paid', '400.00', 'PAID', { paidAt: at('10:00') }),
      charge('short', '50.00', 'SHORT', { paidAt: at('11:00') }),
    );
    await shop.close(DAY, CLOSING);
  });

  afterAll(async () => {
    await shop.shut();
  });

  it('is one for each, and every receipt of a day is counted once', async () => {
    const tallies = await shop.us.queries.execute(new CountReceiptStates(shop.account, DAY));
    expect(tallies.filter(({ count }) => count > 0)).toEqual([
      { state: 'expected', count: 1, amount: 7_000n },
      { state: 'at_opn', count: 1, amount: 40_000n },
      { state: 'withdrawn', count: 1, amount: 8_000n },
      { state: 'held_by_break', count: 2, amount: 15_000n },
    ]);
  });

  it('names the payment, the steps and the break that holds it', async () => {
    const standings = await shop.us.queries.execute(
      new GetReceiptStandings(shop.account, ['PAID', 'SHORT', 'nobody']),
    );
    expect([...standings.keys()]).toEqual(['PAID', 'SHORT']);
    expect(standings.get('PAID')).toMatchObject({
      state: 'at_opn',
      held: null,
      payments: [{ chargeId: 'chrg_paid', paidAt: at('10:00') }],
    });
    expect(standings.get('PAID')?.steps.map(({ state }) => state)).toEqual([
      'expected',
      'qr_open',
      'paid',
      'at_opn',
    ]);
    expect(standings.get('SHORT')).toMatchObject({
      state: 'held_by_break',
      held: { code: 'AMOUNT_UNDER' },
    });
  });
});
