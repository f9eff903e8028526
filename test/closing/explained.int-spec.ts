import { Explain } from '#audit';
import { ListBreaks } from '#reconciliation';
import { at, charge, CLOSING, DAY, Shop } from '../support/shop.js';

describe('explaining a reference', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'ORD-1', baht: '400.00' });
    shop.sell(
      charge('a', '400.00', 'ORD-1', { paidAt: at('10:00') }),
      charge('stray', '25.00', null, { paidAt: at('11:00') }),
    );
    await shop.close(DAY, CLOSING);
  });

  afterAll(async () => {
    await shop.shut();
  });

  const explain = (reference: string) =>
    shop.us.queries.execute(new Explain(shop.account, reference));

  it('goes from an order over its charge to entries and events, and says so in words', async () => {
    const told = await explain('ORD-1');
    expect(told.things.map(({ kind, id }) => [kind, id])).toEqual([
      ['expected-receipt', 'ORD-1'],
      ['charge', 'chrg_a'],
    ]);
    expect(told.entries.map(({ id }) => id)).toEqual(['R1:chrg_a', 'R2:trxn_a']);
    expect(told.events.map(({ type }) => type)).toEqual([
      'receipt.expected',
      'charge.created',
      'charge.completed',
      'balance-transaction.posted',
    ]);
    expect(told.events.every(({ hash }) => /^[0-9a-f]{64}$/u.test(hash))).toBe(true);
    expect(told.summary.en).toMatch(/expected receipt ORD-1 expected 400\.00 baht/u);
    expect(told.summary.th).toMatch(/รายการรับชำระ chrg_a \(ORD-1\) ชำระสำเร็จ 400\.00 บาท/u);
    expect(told.isCut).toBe(false);
  });

  it('goes from an entry to the charge, and from a break to what it is about', async () => {
    const entry = await explain('R1:chrg_a');
    expect(entry.linked.map(({ id }) => id)).toEqual(['chrg_a', 'ORD-1', 'trxn_a']);
    expect(entry.events.map(({ type }) => type)).toContain('charge.completed');

    const [found] = await shop.us.queries.execute(
      new ListBreaks(shop.account, { code: 'CHARGE_UNEXPECTED' }, 10, null),
    );
    const told = await explain(found!.id);
    expect(told.linked).toMatchObject([{ id: 'chrg_stray' }, { id: 'trxn_stray' }]);
    expect(told.breaks).toMatchObject([{ id: found!.id, reference: 'CHARGE_UNEXPECTED' }]);
  });

  it('says what it can be asked for when nothing is called so', async () => {
    await expect(explain('nobody')).rejects.toThrow(/knows nothing called "nobody".*chrg_/u);
  });
});
