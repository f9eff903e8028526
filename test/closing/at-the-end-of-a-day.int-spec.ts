import { addDays } from '#calendar';
import { DayInParts } from '#reconciliation';
import { RederiveReports } from '#settlement-reports';
import { jest } from '@jest/globals';
import { BankShop } from '../bank/bank-shop.js';
import { at, charge, CLOSING, DAY, listed, NEXT } from '../support/shop.js';

const AFTER = addDays(NEXT, 1);
const ENDED = { expired: true, expired_at: at('23:58') };

/** A report states what was so when its day ended, as far as it was known when it was judged. */
describe('the report of a day', () => {
  let bank: BankShop;

  beforeEach(async () => {
    bank = await BankShop.open();
    await bank.shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    bank.shop.sell(charge('a', '400.00', 'A', { paidAt: at('10:00') }));
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await bank.shop.shut();
  });

  /** Between the day's judging and the rest of its closing. */
  const onceJudged = (then: () => Promise<unknown>) => {
    const judge = bank.shop.us.app.get(DayInParts);
    const judgeAndRead = judge.judgeAndRead.bind(judge);
    return jest.spyOn(judge, 'judgeAndRead').mockImplementationOnce(async (...asked) => {
      const judged = await judgeAndRead(...asked);
      await then();
      return judged;
    });
  };

  it('counts the QR codes that were open then, in every version', async () => {
    const { shop } = bank;
    const [before, after] = [at('23:50'), at('00:30', NEXT)];
    shop.sell(
      charge('open', '70.00', null, { createdAt: before }),
      charge('later', '70.00', null, { createdAt: before, paidAt: after }),
      charge('gone', '70.00', null, { createdAt: before, status: 'expired', ...ENDED }),
      charge('young', '70.00', null, { createdAt: after }),
    );
    const pending = async () => (await shop.report()).head.summary.notInBooks.pending;
    await shop.close(DAY, CLOSING);
    expect(await pending()).toBe(2);
    shop.sell(
      charge('open', '70.00', null, { createdAt: before, paidAt: at('08:00', NEXT) }),
      charge('b', '60.00', 'B', { createdAt: before, paidAt: at('23:59') }),
    );
    await shop.close(DAY, at('09:00', NEXT));
    expect([(await shop.report()).head.version, await pending()]).toEqual([2, 2]);
  });

  it('says nothing of what became known while it was put together', async () => {
    const { shop } = bank;
    await bank.transfer('trsf_1', 39_294n);
    const judging = onceJudged(async () => {
      shop.us.clock.moveTo(at('03:01', NEXT));
      await bank.import([
        { bookedOn: DAY, amount: 39_294 },
        { bookedOn: DAY, amount: 12_345 },
      ]);
      await shop.reconcile();
    });
    await shop.close(DAY, CLOSING);
    expect(judging).toHaveBeenCalledTimes(1);
    await shop.close(NEXT, at('03:00', AFTER));
    const codes = async (day: typeof DAY) =>
      (await listed((await shop.report(day)).rows('breaks'))).map(({ code }) => code);
    expect(await codes(DAY)).not.toContain('BANK_UNIDENTIFIED');
    expect(await codes(NEXT)).toContain('BANK_UNIDENTIFIED');
    const posted = (await shop.issued()).map(({ data }) => data.posting.bank?.length);
    expect(posted).toEqual([0, 1]);
    const told: string[] = [];
    const rederive = shop.us.app.get(RederiveReports);
    const faults = await rederive.compare(bank.account, 2, (one) => void told.push(one));
    expect([told.length, faults]).toEqual([2, []]);
  });
});
