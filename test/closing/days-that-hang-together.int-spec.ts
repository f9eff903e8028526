import { ChangeSetting, DEFAULT_MATCHING_RULES } from '#accounts';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { ImportExpectedReceipts } from '#expectations';
import { SweepList } from '#ingestion';
import { RestateChangedDays } from '#settlement-reports';
import { at, charge, DAY, EVE, NEXT, Shop } from '../support/shop.js';

const THIRD = addDays(NEXT, 1);
const FOURTH = addDays(NEXT, 2);

describe('days whose payments belong to one order', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(async () => {
    await shop.shut();
  });

  const restate = () => shop.us.commands.execute(new RestateChangedDays(shop.account));

  /** Last version of a day, and what all of its versions have posted as matched. */
  async function standing(day: BusinessDay) {
    const issued = (await shop.issued()).filter(({ data }) => data.day === day);
    const matched = issued.reduce((sum, { data }) => sum + data.posting.matched, 0n);
    return { version: issued.at(-1)?.data.version, matched };
  }

  it('are looked at again when a later payment makes the first one ambiguous', async () => {
    await shop.expect({ reference: 'A', baht: '1000.00', expectedOn: EVE });
    shop.sell(charge('a1', '600.00', 'A', { paidAt: at('10:00') }));
    await shop.close(DAY, at('03:00', NEXT));
    await restate();
    expect(await standing(DAY)).toEqual({ version: 1, matched: 60_000n });

    const later = { createdAt: at('09:00', NEXT), paidAt: at('10:00', NEXT) };
    shop.sell(charge('a2', '400.00', 'A', later));
    await shop.close(NEXT, at('03:00', THIRD));
    await restate();
    expect(await standing(DAY)).toEqual({ version: 2, matched: 0n });
    expect(await standing(NEXT)).toEqual({ version: 1, matched: 0n });
  });

  it('post an order once when an earlier payment of it is found later', async () => {
    await shop.expect({ reference: 'A', baht: '1000.00', expectedOn: EVE });
    const second = { createdAt: at('09:00', NEXT), paidAt: at('10:00', NEXT) };
    shop.sell(charge('a2', '1000.00', 'A', second));
    await shop.close(DAY, at('03:00', NEXT));
    await shop.close(NEXT, at('03:00', THIRD));
    await restate();
    expect((await standing(NEXT)).matched).toBe(100_000n);

    shop.sell(charge('a1', '1000.00', 'A', { paidAt: at('10:00') }));
    await shop.close(DAY, at('03:00', FOURTH));
    await restate();
    expect((await standing(DAY)).matched).toBe(100_000n);
    expect((await standing(NEXT)).matched).toBe(0n);
    expect(await shop.us.balances()).toMatchObject({
      'reconciled-receipts': -100_000n,
      'customer-refunds-payable': -100_000n,
    });
  });

  it('follow a receipt that names another charge than before', async () => {
    const naming = (chargeId: string) => {
      const row = { reference: 'A', amount: 40_000, currency: 'THB', expectedOn: EVE, chargeId };
      const source = { kind: 'json', bytes: Buffer.from(JSON.stringify([row])) } as const;
      return shop.us.commands.execute(new ImportExpectedReceipts(shop.account, source, 'Malee'));
    };
    await naming('chrg_x');
    const later = { createdAt: at('09:00', NEXT), paidAt: at('10:00', NEXT) };
    shop.sell(charge('x', '400.00', null, { paidAt: at('10:00') }));
    shop.sell(charge('y', '400.00', null, later));
    await shop.close(DAY, at('03:00', NEXT));
    await shop.close(NEXT, at('03:00', THIRD));
    await restate();
    expect((await standing(DAY)).matched).toBe(40_000n);

    await naming('chrg_y');
    await restate();
    expect((await standing(DAY)).matched).toBe(0n);
    expect((await standing(NEXT)).matched).toBe(40_000n);
  });

  it('keep their orders when the key changes and old charges are read again', async () => {
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(charge('a', '400.00', 'A', { paidAt: at('10:00') }));
    await shop.close(DAY, at('03:00', NEXT));
    await restate();
    const rules = { ...DEFAULT_MATCHING_RULES, orderMetadataKey: 'cart' };
    const order = { kind: 'set-matching-rules', at: at('09:00', NEXT), from: THIRD } as const;
    await shop.us.commands.execute(
      new ChangeSetting(shop.account, { ...order, rules, today: NEXT }, 'Malee'),
    );
    shop.us.clock.moveTo(at('09:00', FOURTH));
    await shop.us.commands.execute(
      new SweepList(shop.account, 'charges', at('00:00', EVE), at('09:00', FOURTH)),
    );
    await restate();
    expect(await standing(DAY)).toEqual({ version: 1, matched: 40_000n });
  });
});
