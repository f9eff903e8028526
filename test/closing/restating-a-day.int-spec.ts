import { ChangeSetting } from '#accounts';
import { parseRate } from '#money';
import { ReportVerifier, RestateChangedDays } from '#settlement-reports';
import { error, json } from '../support/fake-opn.js';
import { at, charge, CLOSING, DAY, EVE, listed, NEXT, Shop } from '../support/shop.js';

const PAID = { paidAt: at('10:00') };
const LATER = at('09:00', NEXT);

describe('a closed day', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    shop.sell(charge('a', '400.00', 'A', PAID), charge('x', '25.00', null, PAID));
    await shop.close(DAY, CLOSING);
  });

  afterEach(async () => {
    await shop.shut();
  });

  /** Versions of the day after closing it again the next morning. */
  async function versions() {
    await shop.close(DAY, LATER);
    return (await shop.issued()).filter(({ data }) => data.day === DAY).map(({ data }) => data);
  }

  it('is restated for a payment known late, and posts the difference only', async () => {
    shop.sell(charge('b', '60.00', 'B', { paidAt: at('23:59') }));
    const [first, second] = await versions();
    expect(second).toMatchObject({
      version: 2,
      previousDigest: first!.digest,
      posting: { matched: 6_000n, owed: 0n },
    });
    const entries = await shop.us.entries(DAY);
    expect(entries).toMatchObject([
      { id: `M1:${DAY}:v1`, postingDay: DAY },
      { id: `M1:${DAY}:v2`, postingDay: NEXT, relatesTo: DAY },
    ]);
    expect(await shop.us.balances()).toMatchObject({
      'unreconciled-receipts': -2_500n,
      'reconciled-receipts': -46_000n,
    });
    expect(await shop.us.app.get(ReportVerifier).verify(shop.account)).toEqual({
      count: 2,
      faults: [],
    });
  });

  it('shows in its next version where everything about it was posted', async () => {
    shop.sell(charge('b', '60.00', 'B', { paidAt: at('23:59') }));
    await versions();
    const rows = await listed((await shop.report()).rows('journal'));
    const matches = rows.filter(({ kind }) => kind === 'M1');
    expect(
      matches.map((row) => [row.voucherNo, row.ledgerAccount, row.debit ?? row.credit]),
    ).toEqual([
      ['M1-20261120-01', 'unreconciled-receipts', 40_000n],
      ['M1-20261120-01', 'reconciled-receipts', 40_000n],
      ['M1-20261121-01', 'unreconciled-receipts', 6_000n],
      ['M1-20261121-01', 'reconciled-receipts', 6_000n],
    ]);
    expect(rows.filter(({ kind }) => kind === 'R1').map((row) => row.voucherNo)).toContain(
      'R1-20261121-01',
    );
  });

  it('keeps its first version as it was', async () => {
    const before = await contentOf(1);
    shop.sell(charge('b', '60.00', 'B', { paidAt: at('23:59') }));
    await versions();
    expect(await contentOf(1)).toEqual(before);
    expect((await shop.report()).head).toMatchObject({ version: 2, status: 'restated' });
  });

  it.each([
    ['a corrected fee', { fee: 600, net: 40_000 - 600 - 46 }],
    ['an amended reference', { metadata: { order_id: 'B' } }],
    ['a reversal', { status: 'reversed', reversed_at: LATER }],
  ])('is restated for %s', async (_, changes) => {
    shop.sell(charge('a', '400.00', 'A', { ...PAID, ...changes }));
    expect(await versions()).toHaveLength(2);
  });

  it('takes back what a match that is none any more had posted', async () => {
    shop.sell(charge('a', '400.00', null, PAID));
    const [, second] = await versions();
    expect(second).toMatchObject({ posting: { matched: -40_000n, owed: 0n } });
    expect((await shop.us.balances())['reconciled-receipts']).toBeUndefined();
    const rows = await listed((await shop.report()).rows('journal'));
    const taken = rows.filter(({ voucherNo }) => voucherNo === 'M1-20261121-01');
    expect(taken.map(({ ledgerAccount, debit, credit }) => [ledgerAccount, debit, credit])).toEqual(
      [
        ['reconciled-receipts', 40_000n, null],
        ['unreconciled-receipts', null, 40_000n],
      ],
    );
  });

  it('owes nothing to receipts clearing after a reversal', async () => {
    shop.sell(charge('a', '400.00', 'A', { ...PAID, status: 'reversed', reversed_at: LATER }));
    await versions();
    expect((await shop.us.balances())['unreconciled-receipts']).toBe(-2_500n);
  });

  it('is restated when an expected receipt arrives, and when the contract changes', async () => {
    await shop.expect({ reference: 'X', baht: '25.00' });
    shop.sell(charge('x', '25.00', 'X', PAID));
    expect(await versions()).toHaveLength(2);
    const rate = { from: EVE, paymentMethod: 'promptpay', feeRate: parseRate('1.5') };
    const order = {
      kind: 'set-contract-rate',
      at: LATER,
      vatRate: parseRate('7'),
      ...rate,
    } as const;
    await shop.us.commands.execute(new ChangeSetting(shop.account, order, 'Malee'));
    expect(await versions()).toHaveLength(3);
    expect((await shop.report()).head.breaks).toContainEqual(
      expect.objectContaining({ code: 'FEE_VARIANCE' }),
    );
  });

  it('is not restated for what is paid on another day, withdrawn, or the same again', async () => {
    shop.sell(charge('b', '60.00', 'B', { createdAt: at('23:00'), paidAt: at('08:00', NEXT) }));
    expect(await versions()).toHaveLength(1);
    await shop.withdraw('B');
    await shop.expect({ reference: 'A', baht: '400.00' });
    expect(await versions()).toHaveLength(1);
  });

  it('is looked at by the worker without asking Opn, unless something changed', async () => {
    const look = () => shop.us.commands.execute(new RestateChangedDays(shop.account));
    await look();
    await shop.withdraw('B');
    const requests = shop.opn.requests.length;
    expect(await look()).toContain(DAY);
    expect(shop.opn.requests).toHaveLength(requests);
    expect(await shop.issued()).toHaveLength(1);
    await shop.expect({ reference: 'A', baht: '390.00' });
    expect(await look()).toContain(DAY);
    expect((await shop.issued()).at(-1)).toMatchObject({
      type: 'DayRestated',
      data: { version: 2, posting: { matched: -1_000n, owed: 1_000n } },
    });
    expect(shop.opn.requests.length).toBeGreaterThan(requests);
  });

  it('is looked at again by the worker until what was late could be read at Opn', async () => {
    const look = () => shop.us.commands.execute(new RestateChangedDays(shop.account));
    await look();
    await shop.expect({ reference: 'A', baht: '390.00' });
    shop.opn.spoil('list', json(503, error('service_unavailable')));
    shop.us.clock.moveTo(LATER);
    expect(await look()).toEqual([]);
    // Whoever asks for the day gets the version that stands.
    expect(await shop.close()).toMatchObject({ version: 1 });
    shop.opn.mishaps.clear();
    shop.us.clock.moveTo(at('09:30', NEXT));
    expect(await look()).toEqual([DAY]);
    expect((await shop.report()).head).toMatchObject({ version: 2, status: 'restated' });
  });

  it('is the same report, and posts the same, in books that are built anew', async () => {
    shop.sell(charge('b', '60.00', 'B', { paidAt: at('23:59') }));
    await versions();
    const [reports, books] = [await allContents(), await shop.us.books()];
    await shop.us.rebuild();
    expect(await shop.us.books()).toBe(books);
    expect(await allContents()).toEqual(reports);
    expect(await versions()).toHaveLength(2);
  });

  const allContents = async () => [await contentOf(1), await contentOf(2)];

  async function contentOf(version: number) {
    const { head, rows } = await shop.report(DAY, version);
    const sheets = (['breaks', 'expected', 'charges', 'journal'] as const).map((sheet) =>
      listed(rows(sheet)),
    );
    return [head, ...(await Promise.all<unknown>(sheets))];
  }
});
