import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang } from '#money';
import { ListBreaks, SummariseBreaks, WorkOnBreak, WorkOnReturn } from '#reconciliation';
import type { BreakFilter, BreakView, BreakWork, ReturnWork } from '#reconciliation';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

describe('a write-off', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(charge('h', '100.00', 'H', { paidAt: at('10:00') }));
  });

  afterEach(async () => {
    await shop.shut();
  });

  const closed = async (): Promise<void> => {
    await shop.close(DAY, CLOSING);
    shop.us.clock.moveTo(at('12:00', NEXT));
    await shop.reconcile();
  };
  const find = async (filter: BreakFilter): Promise<BreakView> => {
    const [found] = await shop.us.queries.execute(new ListBreaks(shop.account, filter, 1, null));
    if (!found) throw new Error(`There is no break with ${JSON.stringify(filter)}`);
    return found;
  };
  const say = (id: string, work: BreakWork, by: string): Promise<boolean> =>
    shop.us.commands.execute(new WorkOnBreak(shop.account, id, work, by));
  const writeOff = async (filter: BreakFilter): Promise<string> => {
    const { id } = await find(filter);
    await say(id, { kind: 'write-off', reason: 'Given up.' }, 'Suda');
    await say(id, { kind: 'approve' }, 'Malee');
    return id;
  };
  const giveBack = async (reference: string, amount: bigint, on: BusinessDay = NEXT) => {
    const give = (work: ReturnWork, by: string): Promise<boolean> =>
      shop.us.commands.execute(new WorkOnReturn(shop.account, reference, work, by));
    const said = { kind: 'record', amount: satang(amount), returnedOn: on, note: null } as const;
    await give(said, 'Suda');
    await give({ kind: 'approve', number: 1 }, 'Malee');
  };
  const paysAfterAll = (): void =>
    shop.sell(
      charge('a', '400.00', 'A', {
        createdAt: at('12:10', NEXT),
        paidAt: at('12:30', NEXT),
      }),
    );

  it('of what is paid after all is open again until somebody takes it back', async () => {
    await closed();
    const id = await writeOff({ code: 'RECEIPT_UNPAID' });
    expect(await find({ code: 'RECEIPT_UNPAID' })).toMatchObject({ id, status: 'resolved' });
    paysAfterAll();
    await shop.close(NEXT, at('03:30', addDays(NEXT, 1)));
    await shop.reconcile();
    const open = await find({ code: 'RECEIPT_UNPAID', status: 'open' });
    expect(open).toMatchObject({ id, amount: 40_000n, resolution: null });
    expect(open.detail).toContain('a write-off of 400.00 stands against it');
    const counted = new SummariseBreaks(
      shop.account,
      { code: 'RECEIPT_UNPAID', status: 'open' },
      null,
    );
    expect(await shop.us.queries.execute(counted)).toMatchObject({
      count: 1,
      sum: { THB: 40_000n },
    });
    expect((await shop.us.balances())['reconciled-receipts']).toBe(-80_000n);
    expect(await say(id, { kind: 'assign', to: 'Suda' }, 'Malee')).toBe(true);
    await say(id, { kind: 'reopen', reason: 'They paid.' }, 'Suda');
    expect(await find({ code: 'RECEIPT_UNPAID' })).toMatchObject({ id, status: 'cleared' });
    expect((await shop.us.balances())['reconciled-receipts']).toBe(-40_000n);
    expect((await shop.us.balances())['write-offs']).toBeUndefined();
  });

  it('is not approved once the facts have ended its break, even if nobody looked', async () => {
    await closed();
    const { id } = await find({ code: 'RECEIPT_UNPAID' });
    await say(id, { kind: 'write-off', reason: 'Given up.' }, 'Suda');
    await shop.withdraw('A');
    const approval = say(id, { kind: 'approve' }, 'Malee');
    await expect(approval).rejects.toMatchObject({ code: 'case.already_cleared' });
    expect((await shop.us.balances())['write-offs']).toBeUndefined();
  });

  it('of held money and its return exclude each other', async () => {
    await closed();
    const id = await writeOff({ code: 'CHARGE_UNEXPECTED' });
    await expect(giveBack('H', 10_000n)).rejects.toMatchObject({
      code: 'return.already_written_off',
    });
    await say(id, { kind: 'reopen', reason: 'They called.' }, 'Suda');
    await giveBack('H', 4_000n);
    const again = say(id, { kind: 'write-off', reason: 'The rest.' }, 'Suda');
    await expect(again).rejects.toMatchObject({ code: 'write-off.refused' });
  });

  it('of a return that differs is of the account from which it was taken', async () => {
    await closed();
    await giveBack('H', 9_000n);
    await shop.reconcile();
    await writeOff({ code: 'RETURN_MISMATCH' });
    const after = await shop.us.balances();
    expect(after['unreconciled-receipts']).toBeUndefined();
    expect(after['customer-refunds-payable']).toBeUndefined();
  });

  it('of a transaction for which there is no charge is of the account it stands in', async () => {
    shop.opn.put({
      ...{ object: 'transaction', livemode: true, id: 'trxn_u', origin: 'chrg_unknown' },
      ...{ amount: 5000, currency: 'THB', direction: 'credit', key: 'charge.captured.net' },
      ...{ created_at: at('11:00'), transferable_at: at('11:00') },
    });
    await closed();
    const before = (await shop.us.balances())['opn-uncredited'] ?? 0n;
    await writeOff({ code: 'TRANSACTION_UNKNOWN' });
    const after = await shop.us.balances();
    expect(after['suspense']).toBeUndefined();
    expect((after['opn-uncredited'] ?? 0n) - before).toBe(5_000n);
  });

  it('is not needed for money that went back under its one name, once, after it came', async () => {
    await closed();
    await expect(giveBack('chrg_h', 10_000n)).rejects.toMatchObject({ code: 'return.invalid' });
    await expect(giveBack('A', 10_000n)).rejects.toMatchObject({ code: 'return.not_due' });
    const before = giveBack('H', 10_000n, addDays(DAY, -1));
    await expect(before).rejects.toMatchObject({ code: 'return.invalid' });
    await giveBack('H', 10_000n);
    await shop.reconcile();
    expect((await find({ code: 'CHARGE_UNEXPECTED' })).status).toBe('cleared');
  });
});
