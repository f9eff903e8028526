import { addDays, parseBusinessDay, parseMonth } from '#calendar';
import { ReadFirstHistory } from '#ingestion';
import {
  ClosePeriod,
  CloseDueDays,
  PeriodViews,
  ReportVerifier,
  RestateChangedDays,
} from '#settlement-reports';
import { error, json } from '../support/fake-opn.js';
import { at, charge, CLOSING, DAY, EVE, listed, NEXT, Shop } from '../support/shop.js';

const GONE = json(404, error('not_found'));
const PAID = { paidAt: at('10:00') };

describe('a day that was closed provisionally', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' });
    const before = { createdAt: at('09:00', EVE), paidAt: at('10:00', EVE) };
    shop.sell(charge('eve', '50.00', null, before), charge('a', '400.00', 'A', PAID));
    shop.opn.spoil('transfers', GONE);
    await shop.close(EVE, at('03:00'));
    expect(await shop.close(DAY, CLOSING)).toMatchObject({ version: 1, status: 'provisional' });
  });

  afterEach(async () => {
    await shop.shut();
  });

  const versions = async (day = DAY) =>
    (await shop.issued()).filter(({ data }) => data.day === day).map(({ data }) => data);
  const schedule = async () => {
    await shop.us.commands.execute(new CloseDueDays(shop.account));
    await shop.us.commands.execute(new RestateChangedDays(shop.account));
  };
  const readHistory = async () => {
    while (await shop.us.commands.execute(new ReadFirstHistory(shop.account)));
  };

  it('becomes final as its next version, once everything is read', async () => {
    shop.opn.mishaps.clear();
    const head = await shop.close(DAY, at('09:00', NEXT));
    expect(head).toMatchObject({
      ...{ version: 2, status: 'final', reason: 'every source of this day could be read by now' },
      closedAt: at('09:00', NEXT),
    });
    const [first, second] = await versions();
    expect(second).toMatchObject({
      previousDigest: first!.digest,
      posting: { matched: 0n, owed: 0n },
    });
    expect(second!.headDigest).not.toBe(first!.headDigest);
    expect(await shop.close(DAY, at('10:00', NEXT))).toEqual(head);
    expect(await versions()).toHaveLength(2);
    expect((await shop.us.entries(DAY)).map(({ id }) => id)).toEqual([`M1:${DAY}:v1`]);
  });

  it('keeps its month open until a person accepts it, and says why', async () => {
    const month = parseMonth('2026-11');
    const end = parseBusinessDay('2026-11-30');
    for (let day = NEXT; day <= end; day = addDays(day, 1)) {
      await shop.close(day, at('03:00', addDays(day, 1)));
    }
    const closing = (note: string | null) =>
      shop.us.commands.execute(
        new ClosePeriod(shop.account, month, 'Suda', note === null ? null : { note }),
      );
    await expect(closing(null)).rejects.toThrow(
      `${DAY} is closed provisionally only: transfers cannot be read at Opn (404).`,
    );
    await expect(closing(' ')).rejects.toMatchObject({ code: 'period.reason_missing' });
    await closing('Opn gives us no transfers');
    const { provisional } = await shop.us.app.get(PeriodViews).of(shop.account, month);
    expect(provisional).toMatchObject({ note: 'Opn gives us no transfers' });
    expect(provisional?.days).toContain(DAY);
  });

  it('becomes so even where no money differs, and names the version before it', async () => {
    shop.opn.mishaps.clear();
    expect(await shop.close(EVE)).toMatchObject({ version: 2, status: 'final' });
    const [first, second] = await versions(EVE);
    expect(second).toMatchObject({ totals: first!.totals, previousDigest: first!.digest });
    expect(second!.headDigest).not.toBe(first!.headDigest);
  });

  it('keeps its first version, and both are proven by the log', async () => {
    const before = await shop.report(DAY, 1);
    shop.opn.mishaps.clear();
    await shop.close(DAY, at('09:00', NEXT));
    const [first, second] = [await shop.report(DAY, 1), await shop.report(DAY, 2)];
    expect(first.head).toEqual(before.head);
    // The day's tax receipt was not due yet when the first version was issued.
    const broken = await listed(second.rows('breaks'));
    const others = broken.filter(({ code }) => code !== 'TAX_RECEIPT_MISSING');
    expect(others).toEqual(await listed(first.rows('breaks')));
    for (const sheet of ['charges', 'expected'] as const) {
      expect(await listed<object>(second.rows(sheet))).toEqual(await listed(first.rows(sheet)));
    }
    const verifier = shop.us.app.get(ReportVerifier);
    expect(await verifier.verify(shop.account)).toEqual({ count: 3, faults: [] });
  });

  it('is tried again by the schedule, hourly, and with it every other such day', async () => {
    await readHistory();
    await schedule();
    expect([await versions(), await versions(EVE)].flat()).toHaveLength(2);
    shop.opn.mishaps.clear();
    shop.us.clock.moveTo(at('03:30', NEXT));
    await schedule();
    expect([await versions(), await versions(EVE)].flat()).toHaveLength(2);
    shop.us.clock.moveTo(at('04:01', NEXT));
    await schedule();
    expect([await versions(), await versions(EVE)].map(({ length }) => length)).toEqual([2, 2]);
    expect((await shop.report()).head).toMatchObject({ version: 2, status: 'final' });
    shop.us.clock.moveTo(at('06:00', NEXT));
    await schedule();
    expect(await shop.issued()).toHaveLength(4);
  });
});
