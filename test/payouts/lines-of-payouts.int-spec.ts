import { ReportForms } from '#settlement-reports';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { SweepList } from '#ingestion';
import { BooksKeeper } from '#ledger';
import { sum } from '#money';
import { GetTransfer } from '#reconciliation';
import { parse } from 'csv-parse/sync';
import { transaction } from '../support/money-objects.js';
import { MONDAY, TUESDAY } from '../support/payout-desk.js';
import { PayoutWeek } from '../support/payout-week.js';
import { at, charge, listed, NEXT } from '../support/shop.js';

const PLAYED_LIMIT_MS = 60_000;
const FORMS = ['payout-lines.csv', 'entries.csv'];

describe('what is inside payouts and vouchers, line by line', () => {
  let week: PayoutWeek;

  beforeAll(async () => {
    week = await PayoutWeek.live();
  }, PLAYED_LIMIT_MS);

  afterAll(async () => {
    await week.shop.shut();
  });

  async function written(form: string, day: BusinessDay): Promise<string> {
    const out = new PassThrough();
    const report = await week.shop.report(day, 1);
    const writing = week.shop.us.app.get(ReportForms).find(form).write(report, out, 'en');
    const [csv] = await Promise.all([text(out), writing]);
    return csv;
  }

  const inSatang = (baht: string | undefined): bigint => BigInt((baht ?? '').replace('.', ''));

  it('adds up to what the report says of each payout', async () => {
    const { shop } = week;
    const rows: Record<string, string>[] = parse(await written('payout-lines.csv', TUESDAY), {
      columns: true,
    });
    const parts = await listed((await shop.report(TUESDAY, 1)).rows('payout'));
    const third = parts.filter(({ transferId }) => transferId === 'trsf_third');
    expect(rows.map(({ transaction_id: id, reference }) => [id, reference])).toEqual([
      ['trxn_c', 'C'],
      ['trxn_back', ''],
    ]);
    expect(rows.reduce((total, { amount }) => total + inSatang(amount), 0n)).toBe(
      sum(third.map(({ amount }) => amount)),
    );
  });

  it('is the same whatever is learned later, and whenever somebody asks', async () => {
    const { us, opn, account } = week.shop;
    const days = [NEXT, MONDAY, TUESDAY];
    const all = () => Promise.all(days.flatMap((day) => FORMS.map((form) => written(form, day))));
    const before = await all();
    const renamed = charge('c', '500.00', 'C-RENAMED', { paidAt: at('09:00', NEXT) });
    opn.put(
      renamed,
      transaction('c', at('09:00', NEXT), {
        ...{ amount: Number(renamed['net']), transferable_at: at('00:00', addDays(TUESDAY, 9)) },
      }),
      transaction('unheard', at('07:00', TUESDAY), { amount: 5_000 }),
    );
    const now = at('12:00', addDays(TUESDAY, 1));
    us.clock.moveTo(now);
    for (const list of ['charges', 'transactions'] as const) {
      await us.commands.execute(new SweepList(account, list, at('00:00', NEXT), now));
    }
    await us.app.get(BooksKeeper).catchUp(account);
    const { groups } = await us.queries.execute(new GetTransfer(account, 'trsf_third'));
    expect(groups.map(({ kind, amount }) => [kind, amount])).toContainEqual(['other', 5_000n]);
    expect(await all()).toEqual(before);
  });
});
