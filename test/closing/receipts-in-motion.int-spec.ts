import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

const AFTER = addDays(NEXT, 1);

describe('receipts that are not due for days', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(async () => {
    await shop.shut();
  });

  const rollForward = async (day: BusinessDay) => {
    const { summary, expected } = (await shop.report(day)).head;
    const { expOpen, expNew, expWithdrawn, expPaidOfEarlier, expCloseValid } = summary;
    const parts = { expOpen, expNew, expWithdrawn, expPaidOfEarlier, expCloseValid };
    const amounts = Object.entries(parts).map(([key, { amount }]) => [key, amount]);
    return [Object.fromEntries(amounts.filter(([, amount]) => amount !== 0n)), expected.open];
  };

  it('are carried forward until they are paid or withdrawn', async () => {
    const dueAt = at('12:00', addDays(DAY, 9));
    await shop.expect(
      { reference: 'A', baht: '400.00', dueAt },
      { reference: 'B', baht: '60.00', dueAt },
    );
    await shop.close(DAY, CLOSING);
    shop.us.clock.moveTo(at('11:00', NEXT));
    await shop.withdraw('B');
    await shop.close(NEXT, at('03:00', AFTER));
    const createdAt = at('09:00', AFTER);
    shop.sell(charge('a', '400.00', 'A', { createdAt, paidAt: at('10:00', AFTER) }));
    await shop.close(AFTER, at('03:00', addDays(AFTER, 1)));
    expect(await rollForward(DAY)).toEqual([{ expNew: 46_000n, expCloseValid: 46_000n }, 46_000n]);
    expect(await rollForward(NEXT)).toEqual([
      { expOpen: 46_000n, expWithdrawn: 6_000n, expCloseValid: 40_000n },
      0n,
    ]);
    expect(await rollForward(AFTER)).toEqual([{ expOpen: 40_000n, expPaidOfEarlier: 40_000n }, 0n]);
  });
});
