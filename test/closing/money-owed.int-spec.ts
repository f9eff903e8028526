import { ImportBankLines } from '#bank';
import { addDays, parseBusinessDay } from '#calendar';
import { SweepList } from '#ingestion';
import { satang } from '#money';
import { ListBreaks, ListReturns, WorkOnBreak, WorkOnReturn } from '#reconciliation';
import type { BreakWork, ReturnWork } from '#reconciliation';
import { RestateChangedDays } from '#settlement-reports';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

const MONDAY = parseBusinessDay('2026-11-23');
const PAID = { paidAt: at('10:00') };

describe('money owed to a customer', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(charge('a', '400.00', 'A', PAID), charge('b', '400.00', 'A', PAID));
    const times = [at('00:00'), at('00:00', addDays(NEXT, 1))] as const;
    await shop.us.commands.execute(new SweepList(shop.account, 'charges', ...times));
    await shop.close(DAY, CLOSING);
    await shop.reconcile();
  });

  afterEach(async () => {
    await shop.shut();
  });

  const on = (day: typeof DAY): void => shop.us.clock.moveTo(at('12:00', day));
  const say = (work: ReturnWork, by: string): Promise<boolean> =>
    shop.us.commands.execute(new WorkOnReturn(shop.account, 'A', work, by));
  const giveBack = (amount = 40_000n): Promise<boolean> =>
    say({ kind: 'record', amount: satang(amount), returnedOn: MONDAY, note: null }, 'Suda');
  const approve = (by = 'Malee'): Promise<boolean> => say({ kind: 'approve', number: 1 }, by);
  const owed = async () => {
    const [order] = await shop.us.queries.execute(new ListReturns(shop.account, 'A', 10, null));
    return order;
  };
  const breaks = async (): Promise<readonly string[]> => {
    await shop.reconcile();
    const all = await shop.us.queries.execute(new ListBreaks(shop.account, {}, 100, null));
    return all
      .filter(({ code }) => code !== 'WEBHOOK_MISSED' && !code.startsWith('T'))
      .map(({ code, status, amount }) => `${code} ${status} ${String(amount)}`)
      .sort();
  };
  const bankShows = async (
    amount: number,
    bookedOn = MONDAY,
    description = 'REFUND 1',
    from = bookedOn,
  ): Promise<void> => {
    const rows = [{ bookedOn, amount, description }];
    const file = { kind: 'json', bytes: Buffer.from(JSON.stringify(rows)) } as const;
    await shop.us.commands.execute(new ImportBankLines(shop.account, file, { from }, 'Suda'));
  };

  it('is recorded by one, approved by another, and seen at the bank', async () => {
    on(MONDAY);
    expect(await owed()).toMatchObject({ status: 'owed', owed: 40_000n, dueAt: '2026-12-01' });
    expect(await giveBack()).toBe(true);
    expect(await giveBack()).toBe(false);
    await expect(approve('Suda')).rejects.toMatchObject({ code: 'return.four_eyes' });
    expect(await shop.us.entries('A')).toEqual([]);
    await approve();
    expect(await owed()).toMatchObject({ status: 'approved', approved: 40_000n });
    expect(await breaks()).toEqual(['DUPLICATE_PAYMENT open 40000']);
    await bankShows(-40_000);
    expect(await breaks()).toEqual(['DUPLICATE_PAYMENT cleared 40000']);
    expect(await owed()).toMatchObject({ status: 'returned' });
    const [found] = await shop.us.queries.execute(
      new ListBreaks(shop.account, { code: 'DUPLICATE_PAYMENT' }, 1, null),
    );
    expect(found?.clearedBy).toMatch(/^return 1 of A, approved by Malee, bank line bkl_/);
  });

  it('is a finding when the bank shows another amount, and nothing fits better', async () => {
    on(MONDAY);
    await giveBack();
    await approve();
    on(addDays(MONDAY, 3));
    await bankShows(-39_000);
    expect(await breaks()).toEqual(['DUPLICATE_PAYMENT open 40000']);
    await bankShows(-7, addDays(MONDAY, 2), 'rent', MONDAY);
    expect(await breaks()).toEqual(['DUPLICATE_PAYMENT open 40000', 'RETURN_MISMATCH open -1000']);
    await bankShows(-40_000);
    expect(await breaks()).toEqual([
      'DUPLICATE_PAYMENT cleared 40000',
      'RETURN_MISMATCH cleared -1000',
    ]);
  });

  it('is posted when it is approved, on the day on which it left the bank', async () => {
    on(MONDAY);
    await giveBack();
    await approve();
    const [entry] = await shop.us.entries('A');
    expect(entry).toMatchObject({ kind: 'C1', postingDay: MONDAY, relatesTo: MONDAY });
    expect(entry?.lines.map(({ ledgerAccount }) => ledgerAccount)).toEqual([
      ...['customer-refunds-payable', 'bank'],
    ]);
    const after = await shop.us.balances();
    expect(after['customer-refunds-payable']).toBeUndefined();
    await say({ kind: 'withdraw', number: 1, reason: 'Not ours.' }, 'Malee');
    expect((await shop.us.balances())['customer-refunds-payable']).toBe(-40_000n);
  });

  it('changes no report that was issued', async () => {
    on(MONDAY);
    await giveBack();
    await approve();
    await bankShows(-40_000);
    await shop.us.commands.execute(new RestateChangedDays(shop.account));
    expect((await shop.issued()).map(({ data }) => data.version)).toEqual([1]);
  });

  it('is overdue after seven bank business days, and a finding when it differs', async () => {
    on(parseBusinessDay('2026-12-03'));
    expect(await breaks()).toEqual(['DUPLICATE_PAYMENT open 40000', 'RETURN_OVERDUE open -40000']);
    await giveBack(30_000n);
    expect(await breaks()).toEqual([
      'DUPLICATE_PAYMENT open 40000',
      'RETURN_MISMATCH open -10000',
      'RETURN_OVERDUE cleared -40000',
    ]);
  });

  it('is not owed any longer once it is written off', async () => {
    on(parseBusinessDay('2026-12-03'));
    await shop.reconcile();
    const [found] = await shop.us.queries.execute(
      new ListBreaks(shop.account, { code: 'DUPLICATE_PAYMENT' }, 1, null),
    );
    const work = (what: BreakWork, by: string): Promise<boolean> =>
      shop.us.commands.execute(new WorkOnBreak(shop.account, found?.id ?? '', what, by));
    await work({ kind: 'write-off', reason: 'The customer has gone.' }, 'Suda');
    await work({ kind: 'approve' }, 'Malee');
    expect(await breaks()).toEqual([
      'DUPLICATE_PAYMENT resolved 40000',
      'RETURN_OVERDUE cleared -40000',
    ]);
    expect((await shop.us.balances())['write-offs']).toBe(-40_000n);
    expect((await shop.us.balances())['customer-refunds-payable']).toBeUndefined();
    await work({ kind: 'reopen', reason: 'They wrote to us.' }, 'Suda');
    expect(await breaks()).toEqual(['DUPLICATE_PAYMENT open 40000', 'RETURN_OVERDUE open -40000']);
  });
});
