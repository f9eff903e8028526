import { ListBreaks, WorkOnBreak } from '#reconciliation';
import type { BreakWork } from '#reconciliation';
import { at, DAY } from '../support/shop.js';
import { BankShop, MONDAY, TUESDAY } from './bank-shop.js';

describe('a payout that was written off', () => {
  let bank: BankShop;

  beforeEach(async () => {
    bank = await BankShop.open();
  });

  afterEach(async () => {
    await bank.shop.shut();
  });

  it('is open again once it arrives, until somebody takes the write-off back', async () => {
    const { us } = bank.shop;
    us.clock.moveTo(at('12:00', TUESDAY));
    await bank.transfer('trsf_1', 97_000n);
    await bank.import([
      { bookedOn: DAY, amount: 5, description: 'interest' },
      { bookedOn: MONDAY, amount: -5, description: 'rent' },
    ]);
    await bank.shop.reconcile();
    const find = async () => {
      const question = new ListBreaks(bank.account, { code: 'IN_TRANSIT_LATE' }, 1, null);
      const [found] = await us.queries.execute(question);
      return found;
    };
    const id = (await find())?.id ?? '';
    const say = (work: BreakWork, by: string): Promise<boolean> =>
      us.commands.execute(new WorkOnBreak(bank.account, id, work, by));
    await say({ kind: 'write-off', reason: 'Lost.' }, 'Suda');
    await say({ kind: 'approve' }, 'Malee');
    expect(await find()).toMatchObject({ status: 'resolved', amount: -97_000n });
    await bank.import([{ bookedOn: TUESDAY, amount: 97_000 }]);
    await bank.shop.reconcile();
    const open = await find();
    expect(open).toMatchObject({ id, status: 'open', amount: 97_000n });
    expect(open?.detail).toContain('a write-off of 970.00 stands against it');
    await say({ kind: 'reopen', reason: 'It came.' }, 'Suda');
    expect(await find()).toMatchObject({ status: 'cleared', amount: -97_000n });
  });
});
