import { SweepList } from '#ingestion';
import { ChooseMatch, DryRunMatchingRules } from '#reconciliation';
import { tamper } from '../support/sessions.js';
import { at, charge, DAY, EVE, NEXT, Shop } from '../support/shop.js';

const PAID = { paidAt: at('10:00') };

describe('a dry run of matching rules', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    shop.sell(
      charge('a1', '300.00', 'A', PAID),
      charge('a2', '100.00', 'A', PAID),
      charge('b', '60.00', 'X', { ...PAID, metadata: { order_id: 'X', cart: 'B' } }),
    );
    const day = [at('00:00', EVE), at('00:00', NEXT)] as const;
    await shop.us.commands.execute(new SweepList(shop.account, 'charges', ...day));
    shop.us.clock.moveTo(at('12:00', NEXT));
    await shop.reconcile();
  });

  afterEach(async () => {
    await shop.shut();
  });

  const dryRun = (changes: ConstructorParameters<typeof DryRunMatchingRules>[1], days = 3) =>
    shop.us.queries.execute(new DryRunMatchingRules(shop.account, changes, days));

  it('is exact about what needs no other reference, and stores nothing', async () => {
    const before = await shop.us.books();
    const { from, to, days, totals, references } = await dryRun({ splitPayments: true });
    expect([from, to]).toEqual([EVE, NEXT]);
    expect(days.find(({ day }) => day === DAY)).toMatchObject({
      before: { expected: { matched: 0n, held: 40_000n, unpaid: 6_000n } },
      after: { expected: { matched: 40_000n, held: 0n, unpaid: 6_000n } },
    });
    expect(totals).toMatchObject([{ change: 'disappears', code: 'AMBIGUOUS_MATCH', count: 1 }]);
    expect(references).toEqual({ reread: 0, unavailable: 0 });
    expect(await shop.us.books()).toBe(before);
  });

  it('reads references again from what Opn answered', async () => {
    const { totals, references } = await dryRun({ orderMetadataKey: 'cart' });
    expect(references).toEqual({ reread: 3, unavailable: 0 });
    expect(totals.map(({ change, code, count }) => [change, code, count])).toEqual([
      ['appears', 'CHARGE_UNEXPECTED', 2],
      ['appears', 'RECEIPT_UNPAID', 1],
      ['disappears', 'AMBIGUOUS_MATCH', 1],
      ['disappears', 'CHARGE_UNEXPECTED', 1],
      ['disappears', 'RECEIPT_UNPAID', 1],
    ]);
  });

  it('says of how many charges nothing is left to read', async () => {
    await tamper(shop.database.url, 'DELETE FROM evidence');
    const { totals, references } = await dryRun({ orderMetadataKey: 'cart' });
    expect(references).toEqual({ reread: 0, unavailable: 3 });
    expect(totals).toEqual([]);
  });

  it('leaves what people decided', async () => {
    const pair = { expectation: 'B', charge: 'chrg_b' };
    await shop.us.commands.execute(new ChooseMatch(shop.account, pair, null, 'Malee'));
    const { totals } = await dryRun({ keys: ['charge-id'] });
    expect(totals.map(({ change, code, count }) => [change, code, count])).toEqual([
      ['appears', 'CHARGE_UNEXPECTED', 2],
      ['appears', 'RECEIPT_UNPAID', 1],
      ['disappears', 'AMBIGUOUS_MATCH', 1],
    ]);
  });

  it('refuses rules that cannot work, and more days than it can judge', async () => {
    await expect(dryRun({ graceMinutes: -1 })).rejects.toMatchObject({ code: 'setting.invalid' });
    await expect(dryRun({}, 93)).rejects.toMatchObject({ code: 'dry_run.invalid' });
  });
});
