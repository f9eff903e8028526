import { ChangeSetting, settingOrder, SettingsReader } from '#accounts';
import { addDays } from '#calendar';
import { dayDecider } from '#days';
import { Database } from '#database';
import { DecisionRunner } from '#event-store';
import { satang } from '#money';
import { transactionEvents, transactionStream } from '#payouts';
import { JournalExports, vouchersCsv } from '#settlement-reports';
import { CREDITED, posted } from '../support/payout-events.js';
import { at, charge, CLOSING, DAY, listed, NEXT, Shop } from '../support/shop.js';
import { tell } from '../support/tell.js';
import { receiptOf } from '../tax/tax-shop.js';

const LAST = addDays(NEXT, 1);
const CSV = { language: 'th', dates: 'dmy', byteOrderMark: true } as const;
const [FIRST_BATCH, SECOND_BATCH] = ['EXP-000001', 'EXP-000002'];

/** Two closed days, the first one restated, with an entry that came while it was being closed. */
describe('journal entries for other programs', () => {
  let shop: Shop;
  let exports: JournalExports;

  beforeAll(async () => {
    shop = await Shop.open();
    exports = shop.us.app.get(JournalExports);
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    shop.sell(charge('a', '400.00', 'A', { paidAt: at('10:00') }));
    shop.opn.put(...receiptOf(DAY, 660, 47, 1));
    whileClosing(async () => {
      const strange = { origin: 'unknown', originId: null, amount: satang(7n) } as const;
      const transaction = { ...CREDITED, ...strange, createdAt: at('12:00') };
      const stream = transactionStream(shop.account, 'trxn_1');
      const runner = shop.us.app.get(DecisionRunner);
      await tell(runner, stream, transactionEvents, [posted(transaction)]);
    });
    await shop.close(DAY, CLOSING);
    shop.sell(charge('b', '60.00', 'B', { paidAt: at('23:59') }));
    await shop.close(DAY, at('09:00', NEXT));
    shop.sell(charge('c', '25.00', null, { paidAt: at('10:00', NEXT) }));
    await shop.close(NEXT, at('03:00', LAST));
  });

  afterAll(async () => {
    await shop.shut();
  });

  /** Something becomes known between what a report knows and the event that issues it. */
  function whileClosing(happens: () => Promise<void>): void {
    const runner = shop.us.app.get(DecisionRunner);
    const run = runner.run.bind(runner);
    runner.run = async (lessons, decider, ...more) => {
      if ((decider as unknown) === dayDecider) {
        runner.run = run;
        await happens();
      }
      return run(lessons, decider, ...more);
    };
  }

  const journal = async (day = DAY, version: number | null = null) =>
    listed((await shop.report(day, version)).rows('journal'));
  const mapAccounts = async (codes: object, from = '2026-01-01') => {
    const times = { at: shop.us.clock.now(), today: LAST, by: 'Malee', isPerson: true };
    const settings = await shop.us.app.get(SettingsReader).of(shop.account);
    const order = settingOrder('account-codes', { from, codes }, times, settings);
    await shop.us.commands.execute(new ChangeSetting(shop.account, order, 'Malee'));
  };

  it('are each in one batch, all of them up to the last closing', async () => {
    const database = shop.us.app.get(Database);
    const [total] = await database.query<{ count: number; debit: bigint }>(
      `SELECT count(DISTINCT entry_id)::integer AS count, sum(debit)::bigint AS debit
       FROM journal_lines WHERE account = $1 AND posting_day <= $2`,
      [shop.account, NEXT],
    );
    const list = await exports.list(shop.account, 10, null);
    expect(list.map(({ batch, day }) => [batch, day])).toEqual([
      [FIRST_BATCH, DAY],
      [SECOND_BATCH, NEXT],
    ]);
    const sumOf = (key: 'credit' | 'debit') =>
      list.reduce((sum, one) => sum + BigInt(one[key]), 0n);
    expect(list.reduce((sum, { entries }) => sum + entries, 0)).toBe(total?.count);
    expect([sumOf('debit'), sumOf('credit')]).toEqual([total?.debit, total?.debit]);
    expect(await exports.list(shop.account, 10, FIRST_BATCH)).toEqual(list.slice(1));
  });

  it('stand in their batch as in the journal of the report that made it', async () => {
    for (const [batch, day] of [
      [FIRST_BATCH, DAY],
      [SECOND_BATCH, NEXT],
    ] as const) {
      const frozen = (await journal(day, 1)).filter(({ exportBatch }) => exportBatch === batch);
      const lines = await exports.lines(shop.account, batch, true);
      expect(lines.map(({ own: _, ...row }) => row)).toEqual(frozen);
    }
  });

  it('that came while a day was being closed are in the next batch, and shown there', async () => {
    const inFirst = await journal(DAY, 1);
    expect(inFirst.filter(({ kind }) => kind === 'S1')).toEqual([]);
    const later = (await journal(NEXT)).filter(({ kind }) => kind === 'S1');
    expect(later).toMatchObject([
      { voucherNo: 'S1-20261120-01', postingDate: DAY, exportBatch: SECOND_BATCH },
      { ledgerAccount: 'suspense', credit: 7n },
    ]);
  });

  it('of a restatement wait for the open day, under the number that it showed', async () => {
    const second = await journal(DAY, 2);
    const late = second.filter(({ postingDate }) => postingDate === NEXT);
    expect(late.map(({ exportBatch }) => exportBatch)).toEqual(late.map(() => null));
    const numbers = (rows: typeof late) =>
      [...new Set(rows.map(({ voucherNo, relatesTo }) => `${voucherNo} ${relatesTo}`))].sort();
    const exported = await exports.lines(shop.account, SECOND_BATCH, true);
    expect(numbers(exported.filter(({ relatesTo }) => relatesTo === DAY))).toEqual(
      expect.arrayContaining(numbers(late)),
    );
    expect(numbers(late)).toHaveLength(2); // R1 of the payment, M1 of its match
  });

  it('name the receipt that a voucher rests on', async () => {
    const rounding = (await journal(NEXT)).filter(({ kind }) => kind === 'V1');
    expect(rounding.map(({ document }) => document)).toEqual(
      rounding.map(() => 'OMTH202611200018'),
    );
    expect(rounding).toHaveLength(2);
  });

  it('are refused without codes, and once they have them are the same bytes', async () => {
    const lines = () => exports.lines(shop.account, FIRST_BATCH, false);
    await expect(lines()).rejects.toMatchObject({ code: 'journal_export.unmapped' });
    const accounts = new Set((await journal(DAY, 1)).map(({ ledgerAccount }) => ledgerAccount));
    const codes = [...accounts].map((account, index) => [account, { code: `1${index}` }] as const);
    await mapAccounts(Object.fromEntries(codes));
    const file = vouchersCsv(await lines(), CSV);
    await mapAccounts({ bank: { code: '999' } });
    expect(vouchersCsv(await lines(), CSV)).toBe(file);
    await expect(exports.lines(shop.account, 'EXP-000009', true)).rejects.toMatchObject({
      code: 'journal_export.unknown',
    });
  });

  it('are shown by later versions with the codes that they were exported with', async () => {
    await mapAccounts({ 'opn-uncredited': { code: '777' }, 'payment-fees': { code: '778' } });
    shop.sell(charge('d', '40.00', null, { paidAt: at('22:00') }));
    await shop.close(DAY, at('05:00', LAST));
    const rows = (await journal()).filter(({ exportBatch }) => exportBatch === FIRST_BATCH);
    const lines = await exports.lines(shop.account, FIRST_BATCH, false);
    const coded = (code: string | null | undefined, account: string) => `${account} ${code ?? ''}`;
    expect(new Set(rows.map((row) => coded(row.accountCode, row.ledgerAccount)))).toEqual(
      new Set(lines.map(({ own, ledgerAccount }) => coded(own?.code, ledgerAccount))),
    );
    expect((await journal()).map(({ accountCode }) => accountCode)).toContain('777');
  });
});
