import { addDays, parseBusinessDay, parseMonth } from '#calendar';
import type { BusinessDay } from '#calendar';
import { RefetchCharge } from '#ingestion';
import { BooksKeeper, ListBalances } from '#ledger';
import type { LedgerAccount } from '#ledger';
import { sum, ZERO } from '#money';
import { ListBreaks } from '#reconciliation';
import {
  ClosePeriod,
  RederiveReports,
  ReopenPeriod,
  RestateChangedDays,
  creditedToReceipts,
} from '#settlement-reports';
import { at, charge, listed, Shop } from '../support/shop.js';

const MONTH = parseMonth('2026-11');
const FIRST = parseBusinessDay('2026-11-29');
const LAST = parseBusinessDay('2026-11-30');
const OPEN = parseBusinessDay('2026-12-01');
const NEXT = addDays(OPEN, 1);
/** Of these months nothing was known when they were over. */
const EARLIER = parseBusinessDay('2026-11-05');
const LONG_AGO = parseBusinessDay('2026-10-05');

const paidOn = (day: BusinessDay) => ({ createdAt: at('09:00', day), paidAt: at('10:00', day) });
const held = (account: LedgerAccount, balance: bigint) =>
  expect.objectContaining({ ledgerAccount: account, balance });

describe('a late fact of a closed month', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    shop.sell(charge('a', '400.00', 'A', paidOn(FIRST)));
    await shop.expect(
      { reference: 'A', baht: '400.00', expectedOn: FIRST },
      { reference: 'L', baht: '50.00', expectedOn: LAST },
    );
    await shop.close(FIRST, at('03:30', LAST));
    await shop.close(LAST, at('03:30', OPEN));
    shop.us.clock.moveTo(at('05:00', OPEN));
    await shop.us.commands.execute(new ClosePeriod(shop.account, MONTH, 'Suda'));
  });

  afterEach(async () => {
    await shop.shut();
  });

  const balances = (day: BusinessDay | null) =>
    shop.us.queries.execute(new ListBalances(shop.account, null, day));
  const late = (day: BusinessDay, baht = '50.00') => charge('l', baht, 'L', paidOn(day));

  async function learn(found: ReturnType<typeof charge>) {
    shop.sell(found);
    await shop.us.commands.execute(new RefetchCharge(shop.account, String(found['id']), 'Suda'));
    await shop.us.app.get(BooksKeeper).catchUp(shop.account);
  }

  const agreesWithRebuild = async () =>
    expect(await shop.us.app.get(BooksKeeper).tablesThatDiffer(shop.account)).toEqual([]);

  it.each([EARLIER, LONG_AGO])('changes nothing in it, even if it is of %s', async (day) => {
    const before = await balances(LAST);
    await learn(late(day));
    expect(await balances(LAST)).toEqual(before);
    expect(await shop.us.entries('chrg_l')).toContainEqual(
      expect.objectContaining({ id: 'R1:chrg_l', kind: 'A1', postingDay: OPEN, relatesTo: day }),
    );
    await agreesWithRebuild();
  });

  it('is matched in the books by the closing of the open day, once', async () => {
    await learn(late(LAST));
    await shop.close(OPEN, at('03:30', NEXT));
    const id = `M1:${LAST}:late:${OPEN}:v1`;
    expect(await shop.us.entries(LAST)).toContainEqual(
      expect.objectContaining({ id, kind: 'A1', postingDay: OPEN, relatesTo: LAST }),
    );
    expect(await balances(null)).toContainEqual(held('reconciled-receipts', -45_000n));
    expect(await balances(null)).not.toContainEqual(held('unreconciled-receipts', -5_000n));
    expect((await shop.issued()).at(-1)?.data.posting.late).toEqual([
      { day: LAST, matched: 5_000n, owed: 0n },
    ]);
    const journal = await listed((await shop.report(OPEN)).rows('journal'));
    expect(journal).toContainEqual(
      expect.objectContaining({
        kind: 'A1',
        relatesTo: LAST,
        ledgerAccount: 'reconciled-receipts',
      }),
    );
    await shop.close(NEXT, at('03:30', addDays(NEXT, 1)));
    expect((await shop.issued()).at(-1)?.data.posting.late).toEqual([]);
    await agreesWithRebuild();
  });

  it('takes a match back that it undid', async () => {
    await learn(charge('a', '400.00', 'A', { ...paidOn(FIRST), status: 'reversed' }));
    await shop.close(OPEN, at('03:30', NEXT));
    expect((await shop.issued()).at(-1)?.data.posting.late).toEqual([
      { day: FIRST, matched: -40_000n, owed: 0n },
    ]);
    const left = (await balances(null)).filter(({ balance }) => balance !== 0n);
    expect(left).not.toContainEqual(held('reconciled-receipts', -40_000n));
  });

  it('leaves the receipts on the day that posts it, and on no other', async () => {
    await learn(late(LAST));
    const { summary } = await shop.close(OPEN, at('03:30', NEXT));
    const owing = { count: 1, amount: 5_000n };
    const nothing = { count: 0, amount: 0n };
    expect(summary).toMatchObject({ expOpen: owing, expPaidOfEarlier: owing });
    expect(summary).toMatchObject({ expCloseValid: nothing, expCloseOverdue: nothing });
    const rows = await listed((await shop.report(OPEN)).rows('expected'));
    expect(rows).toMatchObject([{ reference: 'L', paid: 5_000n, chargeIds: ['chrg_l'] }]);
    shop.sell(charge('x', '5.00', null, paidOn(OPEN)));
    const again = await shop.close(OPEN, at('05:00', NEXT));
    expect(again).toMatchObject({ version: 2, summary: { expPaidOfEarlier: owing } });
    const next = await shop.close(NEXT, at('03:30', addDays(NEXT, 1)));
    expect(next.summary).toMatchObject({ expOpen: nothing, expPaidOfEarlier: nothing });
    const faults = await shop.us.app
      .get(RederiveReports)
      .compare(shop.account, 31, () => undefined);
    expect(faults).toEqual([]);
  });

  it('is one break, of the charge itself', async () => {
    await learn(late(LAST));
    await shop.close(OPEN, at('03:30', NEXT));
    await shop.reconcile();
    const query = new ListBreaks(shop.account, { code: 'LATE_FACT' }, 10, null);
    expect(await shop.us.queries.execute(query)).toMatchObject([{ subject: { id: 'chrg_l' } }]);
  });

  it('moves Opn’s balance as what it is, and not for other reasons', async () => {
    await learn(late(LAST));
    await shop.close(OPEN, at('03:30', NEXT));
    await shop.reconcile();
    const moved = await shop.us.rows<{ kind: string }>(
      `SELECT kind FROM ledger_days
       WHERE ledger_account = 'opn-balance' AND posting_day = '${OPEN}'`,
    );
    expect(moved).toEqual([{ kind: 'R2' }]);
  });

  it('is in the next version of its day once the month was reopened', async () => {
    await learn(late(LAST));
    await shop.us.commands.execute(new RestateChangedDays(shop.account));
    expect((await shop.issued()).at(-1)?.data).toMatchObject({ day: LAST, version: 1 });
    const reopen = new ReopenPeriod(shop.account, MONTH, 'Anan', 'a payment was missing');
    await shop.us.commands.execute(reopen);
    await shop.us.commands.execute(new RestateChangedDays(shop.account));
    expect((await shop.issued()).at(-1)?.data).toMatchObject({
      ...{ day: LAST, version: 2 },
      posting: { matched: 5_000n },
    });
    const { rows } = await shop.report(LAST);
    const vouchers = await listed(rows('journal'));
    expect(vouchers.map(({ voucherNo }) => voucherNo)).toContain('A1R-20261201-01');
    const credited = vouchers.map((row) => creditedToReceipts(row, LAST));
    const booked = (await listed(rows('charges'))).map(({ bookedGross }) => bookedGross ?? ZERO);
    expect([sum(credited), sum(booked)]).toEqual([5_000n, 5_000n]);
    await shop.close(OPEN, at('03:30', NEXT));
    expect((await shop.issued()).at(-1)?.data.posting.late).toEqual([]);
  });
});
