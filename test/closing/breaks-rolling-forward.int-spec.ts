import { addDays } from '#calendar';
import type { ReportHead } from '#settlement-reports';
import { transfer } from '../support/money-objects.js';
import { at, charge, DAY, listed, NEXT, Shop } from '../support/shop.js';

const DAYS = [DAY, NEXT, addDays(NEXT, 1)];
/** Its parts are a baht short of its amount. */
const ODD = { amount: 30_000, fee: 2_804, fee_vat: 196, total_fee: 3_000, net: 26_900 };

const countOf = (
  { summary }: ReportHead,
  figure: 'open' | 'new' | 'close' | 'clearedByItself' | 'clearedByPerson',
) => summary.breaks.map((row) => row[figure].count).reduce((some, more) => some + more, 0);

/** Breaks of every leg, from report to report: what one leaves open the next brings forward. */
describe('the breaks of several days', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(charge('a', '350.00', 'A', { paidAt: at('10:00') }));
    shop.opn.put(transfer('t', at('11:00'), ODD));
  });

  afterEach(() => shop.shut());

  const sections = async (day: typeof DAY, code: string) => {
    const rows = await listed((await shop.report(day)).rows('breaks'));
    return rows.filter((row) => row.code === code).map(({ section, status }) => [section, status]);
  };

  it('are new on their day and roll forward, of payouts and taxes as well', async () => {
    const heads: ReportHead[] = [];
    for (const day of DAYS) {
      heads.push(await shop.close(day, at('12:00', addDays(day, 1))));
      // What was odd about the transfer is put right before the last day is closed.
      if (day === NEXT) shop.opn.put(transfer('t', at('11:00'), { ...ODD, net: 27_000 }));
    }
    expect(await sections(DAY, 'TRANSFER_ARITHMETIC')).toEqual([['new', 'open']]);
    expect(await sections(NEXT, 'TRANSFER_ARITHMETIC')).toEqual([['brought_forward', 'open']]);
    const codes = heads.map(({ summary }) => summary.breaks.map(({ code }) => code));
    expect(codes.flat()).toContain('TAX_RECEIPT_MISSING');
    for (const [index, head] of heads.entries()) {
      const before = heads[index - 1];
      expect(countOf(head, 'open')).toBe(before ? countOf(before, 'close') : 0);
      const cleared = countOf(head, 'clearedByItself') + countOf(head, 'clearedByPerson');
      expect(countOf(head, 'open') + countOf(head, 'new') - cleared).toBe(countOf(head, 'close'));
    }
    await shop.close(DAY);
    expect((await shop.report(DAY)).head.version).toBe(1);
  });
});
