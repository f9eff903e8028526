import { addDays, parseBusinessDay, parseMonth } from '#calendar';
import { ListBreaks, WorkOnBreak } from '#reconciliation';
import type { BreakWork } from '#reconciliation';
import { PackReader } from '#settlement-reports';
import { BankShop, MONDAY, TUESDAY } from '../bank/bank-shop.js';
import { at, charge, DAY, Shop } from '../support/shop.js';

const MONTH = parseMonth('2026-11');
const LAST = parseBusinessDay('2026-11-30');

describe('the pack of a month', () => {
  it('takes off what was reversed: the books have it no longer', async () => {
    const shop = await Shop.open({ OPENING_DAY: LAST });
    const times = { createdAt: at('09:00', LAST), paidAt: at('10:00', LAST) };
    try {
      const reversed = { ...times, status: 'reversed', reversed: true };
      shop.sell(charge('a', '400.00', null, times), charge('r', '70.00', null, reversed));
      await shop.close(LAST, at('03:30', addDays(LAST, 1)));
      const { tables, head } = await shop.us.app.get(PackReader).find(shop.account, MONTH);
      expect(tables.days).toMatchObject([{ gross: 47_000n, otherGross: 0n, reversed: 7_000n }]);
      expect(head.figures.receiptsInMonth).toBe(40_000n);
    } finally {
      await shop.shut();
    }
  });

  it('has no transfer on its way that was written off, nor a month without any sales', async () => {
    const bank = await BankShop.open();
    const { us } = bank.shop;
    const pack = () => us.app.get(PackReader).find(bank.account, MONTH);
    try {
      us.clock.moveTo(at('12:00', TUESDAY));
      await bank.transfer('trsf_1', 97_000n);
      await bank.import([
        { bookedOn: DAY, amount: 5, description: 'interest' },
        { bookedOn: MONDAY, amount: -5, description: 'rent' },
      ]);
      await bank.shop.reconcile();
      expect((await pack()).confirmation.transfers).toMatchObject([{ amount: 97_000n }]);
      const late = new ListBreaks(bank.account, { code: 'IN_TRANSIT_LATE' }, 1, null);
      const [found] = await us.queries.execute(late);
      const work = (one: BreakWork, by: string) =>
        us.commands.execute(new WorkOnBreak(bank.account, found?.id ?? '', one, by));
      await work({ kind: 'write-off', reason: 'Lost.' }, 'Suda');
      await work({ kind: 'approve' }, 'Malee');
      await bank.shop.reconcile();
      const { confirmation, tables } = await pack();
      expect(confirmation).toMatchObject({ inTransit: 0n, transfers: [] });
      expect(tables.cutOff).toEqual([]);
    } finally {
      await bank.shop.shut();
    }
  });
});
