import { addDays } from '#calendar';
import { SweepList } from '#ingestion';
import { ListBreaks, ReconcileDay } from '#reconciliation';
import type { BreakView } from '#reconciliation';
import type { Raw } from '../support/fake-opn.js';
import { at, charge, CLOSING, DAY, listed, NEXT, Shop } from '../support/shop.js';

const PAID = { paidAt: at('10:00') };
const AFTER = addDays(NEXT, 1);

describe('the breaks of a day', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(async () => {
    await shop.shut();
  });

  const breaks = (): Promise<readonly BreakView[]> =>
    shop.us.queries.execute(new ListBreaks(shop.account, {}, 500, null));
  const inShort = async () =>
    (await breaks()).map(({ code, status, subject }) => `${code} ${subject.id} ${status}`).sort();
  const read = async (...charges: readonly Raw[]) => {
    shop.sell(...charges);
    await shop.us.commands.execute(
      new SweepList(shop.account, 'charges', at('00:00'), at('00:00', addDays(AFTER, 1))),
    );
  };

  it('are the same however often it is judged', async () => {
    await shop.expect({ reference: 'A', baht: '400.00' });
    await read(charge('a', '350.00', 'A', PAID), charge('x', '25.00', null, PAID));
    const judge = () => shop.us.commands.execute(new ReconcileDay(shop.account, DAY));
    const first = await judge();
    const kept = await breaks();
    expect((await judge()).standing).toEqual(first.standing);
    expect(await breaks()).toEqual(kept);
    expect(await inShort()).toEqual(['AMOUNT_UNDER A open', 'CHARGE_UNEXPECTED chrg_x open']);
  });

  it('are cleared by proof, and come back as the same break', async () => {
    await read(charge('x', '25.00', 'X', PAID));
    await shop.expect({ reference: 'A', baht: '1.00' });
    await shop.reconcile();
    const found = (await breaks()).find(({ code }) => code === 'CHARGE_UNEXPECTED')!;
    shop.us.clock.moveTo(at('11:00'));
    await shop.expect({ reference: 'X', baht: '25.00' });
    await shop.reconcile();
    const cleared = (await breaks()).find(({ id }) => id === found.id);
    expect(cleared).toMatchObject({
      status: 'cleared',
      clearedAt: at('11:00'),
      clearedBy: 'receipt X stated as 25.00, expected on 2026-11-20',
    });
    shop.us.clock.moveTo(at('12:00'));
    await read(charge('x', '25.00', 'Y', PAID));
    await shop.reconcile();
    const again = (await breaks()).find(({ id }) => id === found.id);
    expect(again).toMatchObject({
      status: 'open',
      clearedAt: null,
      clearedBy: null,
      reference: 'Y',
    });
  });

  it('of a missing source give way to those of single charges once it arrives', async () => {
    await read(charge('x', '25.00', null, PAID), charge('a', '400.00', 'A', PAID));
    await shop.reconcile();
    expect(await inShort()).toEqual(['SOURCE_MISSING expected-receipts open']);
    await shop.expect({ reference: 'A', baht: '400.00' });
    await shop.reconcile();
    expect(await inShort()).toEqual([
      'CHARGE_UNEXPECTED chrg_x open',
      'SOURCE_MISSING expected-receipts cleared',
    ]);
  });

  it('move with their order to another day', async () => {
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.us.clock.moveTo(at('01:00', NEXT));
    await shop.reconcile();
    expect(await inShort()).toEqual(['RECEIPT_UNPAID A open']);
    await shop.expect({ reference: 'A', baht: '400.00', expectedOn: AFTER });
    await shop.reconcile();
    expect(await inShort()).toEqual(['RECEIPT_UNPAID A cleared']);
  });

  it('of a stuck charge are cleared when it is paid on another day', async () => {
    await read(charge('x', '25.00', null));
    shop.us.clock.moveTo(at('10:00', NEXT));
    await shop.reconcile();
    expect(await inShort()).toEqual(['STUCK_PENDING chrg_x open']);
    shop.us.clock.moveTo(at('10:00', AFTER));
    await read(charge('x', '25.00', null, { paidAt: at('09:00', AFTER) }));
    await shop.reconcile();
    expect(await inShort()).toEqual([
      'PAID_AFTER_EXPIRY chrg_x open',
      'STUCK_PENDING chrg_x cleared',
    ]);
  });

  it('arise by time alone, also when a receipt falls due days later', async () => {
    await shop.expect({ reference: 'A', baht: '400.00', dueAt: at('12:00', addDays(DAY, 9)) });
    shop.us.clock.moveTo(at('12:29', addDays(DAY, 9)));
    await shop.reconcile();
    expect(await inShort()).toEqual([]);
    shop.us.clock.moveTo(at('12:30', addDays(DAY, 9)));
    await shop.reconcile();
    expect(await inShort()).toEqual(['RECEIPT_UNPAID A open']);
  });

  it('roll forward from report to report: what one has open, the next brings forward', async () => {
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    shop.sell(
      charge('a', '350.00', 'A', PAID),
      charge('b', '60.00', 'B', { createdAt: at('20:00') }),
      charge('x', '25.00', null, PAID),
    );
    await shop.close(DAY, CLOSING);
    // The QR of B ends in the evening, and A's rest is forgiven.
    shop.us.clock.moveTo(at('21:00', NEXT));
    await shop.expect({ reference: 'A', baht: '350.00' });
    shop.sell(
      charge('b', '60.00', 'B', { createdAt: at('20:00'), status: 'expired' }),
      charge('y', '5.00', null, { createdAt: at('08:00', NEXT), paidAt: at('09:00', NEXT) }),
    );
    await shop.close(NEXT, at('03:00', AFTER));
    expect(await sections(DAY)).toEqual(['new AMOUNT_UNDER A', 'new CHARGE_UNEXPECTED chrg_x']);
    expect(await sections(NEXT)).toEqual([
      'brought_forward CHARGE_UNEXPECTED chrg_x',
      'cleared AMOUNT_UNDER A',
      'new RECEIPT_UNPAID B',
      'new SOURCE_MISSING expected-receipts',
    ]);
    const { summary } = (await shop.report(NEXT)).head;
    expect(summary).toMatchObject({
      expOpen: { count: 2, amount: 11_000n },
      expRevised: { count: 1, amount: -5_000n },
      expCloseOverdue: { count: 1, amount: 6_000n },
    });
  });

  async function sections(day: typeof DAY) {
    const rows = await listed((await shop.report(day)).rows('breaks'));
    expect(rows.map(({ breakNo }) => breakNo.slice(-4))).toEqual(
      rows.map((_, index) => String(index + 1).padStart(4, '0')),
    );
    return rows.map((row) => `${row.section} ${row.code} ${row.subjectId}`).sort();
  }
});
