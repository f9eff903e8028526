import { addDays, parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { ReadFirstHistory, SweepList } from '#ingestion';
import { WorkOnBreak } from '#reconciliation';
import { CloseDueDays, SignDay } from '#settlement-reports';
import { AlertWatch, found } from '../support/alert-watch.js';
import { comesAndGoes, isPast } from '../support/coming-breaks.js';
import { forgeRemainder } from '../support/forge-report.js';
import { at, charge, DAY, EVE, NEXT, Shop } from '../support/shop.js';

const MONDAY = parseBusinessDay('2026-11-23');
const NO_NOTE = { version: null, digest: null, note: null };

describe('what finance is told of', () => {
  let shop: Shop;
  let watch: AlertWatch;

  beforeAll(async () => {
    shop = await Shop.open();
    watch = await AlertWatch.over(shop.us.app, shop.account);
  });

  afterAll(async () => {
    await shop.shut();
  });

  const on = (time: string, day: BusinessDay): void => shop.us.clock.moveTo(at(time, day));
  const read = async (): Promise<void> => {
    const times = [at('00:00', EVE), at('00:00', addDays(NEXT, 1))] as const;
    await shop.us.commands.execute(new SweepList(shop.account, 'charges', ...times));
    await shop.us.workOff();
    await shop.reconcile();
  };

  it('is nothing while there is nothing; then stuck charges, from so many on', async () => {
    expect(await watch.standing()).toEqual([]);
    const times = { createdAt: at('08:00', EVE), expires_at: at('08:10') };
    const stuck = ['s1', 's2', 's3', 's4', 's5'].map((name) => charge(name, '20.00', null, times));
    shop.sell(...stuck.slice(1));
    on('08:41', DAY);
    await read();
    expect(await watch.standing()).toEqual([]);
    shop.sell(...stuck);
    await read();
    expect(await watch.conditions()).toMatchObject([
      {
        ...{ kind: 'charges-stuck', subject: '', count: 5, amount: 10_000n, since: at('08:10') },
        facts: { oldestSince: at('08:10') },
      },
    ]);
    const expired = stuck.map((raw) => ({ ...raw, status: 'expired', expired: true }));
    shop.sell(...expired.slice(1));
    await read();
    expect(await watch.standing()).toEqual([]);
    const over = { kind: 'charges-stuck', subject: '' } as const;
    const left = { kind: 'below-limit', id: '1' };
    expect(await watch.proofOf(over)).toEqual(left);
    shop.sell(...expired);
    await read();
    expect(await watch.proofOf(over, at('08:00', NEXT))).toEqual({
      ...{ kind: 'below-limit', id: '0' },
    });
  });

  it('is a file that did not come by the promised hour', async () => {
    shop.sell(charge('a', '400.00', 'A', { paidAt: at('10:00') }));
    on('08:59', NEXT);
    await read();
    expect(await watch.standing()).toEqual([]);
    on('09:00', NEXT);
    const [late, missing] = await watch.conditions();
    expect(late).toMatchObject({ kind: 'report-late', subject: '', since: at('09:00', NEXT) });
    expect(late?.facts).toMatchObject({
      ...{ reason: 'history-read', day: DAY, days: 1 },
      provisionalAt: expect.stringMatching(/^http:.*\/v1\/settlement-reports\/2026-11-20\?/),
    });
    expect(late && (await watch.proofOf(late))).toBeNull();
    expect(missing).toMatchObject({
      ...{ kind: 'source-missing', subject: 'expected-receipts', count: 1 },
      ...{ amount: 40_000n, since: at('09:00', NEXT), facts: { day: DAY, first: DAY, days: 1 } },
    });
    await shop.expect({ reference: 'A', baht: '400.00' });
    await read();
    expect(await watch.standing()).toEqual(['report-late']);
    const over = { kind: 'source-missing', subject: 'expected-receipts' } as const;
    expect(await watch.proofOf(over)).toMatchObject({ kind: 'break-cleared' });
    expect(await watch.proofOf({ ...over, subject: 'bank-statements' })).toBeNull();
  });

  it('is no file of a day before the account came here, which nobody has', async () => {
    const source = { kind: 'source', id: 'bank-lines' } as const;
    const nobodyHas = ['2026-11-18', '2026-11-19']
      .map(parseBusinessDay)
      .map((day) => found('SOURCE_MISSING', source, '-1.00', { id: `brk_bank_lines_${day}`, day }));
    await watch.judged('test/scope', nobodyHas);
    expect(await watch.standing()).toEqual(['report-late']);
    await watch.judged('test/scope', []);
  });

  it('is a report that is late, until it is issued', async () => {
    while (await shop.us.commands.execute(new ReadFirstHistory(shop.account)));
    await shop.us.workOff();
    await shop.us.commands.execute(new CloseDueDays(shop.account));
    expect(await watch.standing()).toEqual([]);
    expect(await watch.proofOf({ kind: 'report-late', subject: '' })).toEqual({
      ...{ kind: 'report-issued', id: `${DAY} v1` },
    });
  });

  it('is money that a closed day leaves unexplained', async () => {
    await forgeRemainder(shop, -512);
    expect(await watch.conditions()).toMatchObject([
      { kind: 'unexplained-money', subject: DAY, amount: 512n, facts: { remainderSatang: -512 } },
    ]);
    const over = { kind: 'unexplained-money', subject: DAY } as const;
    expect(await watch.proofOf(over)).toBeNull();
    await forgeRemainder(shop, 0);
    expect(await watch.standing()).toEqual([]);
    expect(await watch.proofOf(over)).toEqual({ kind: 'report-issued', id: `${DAY} v1` });
  });

  it('is fees by the rate that was found, and too many mismatches of a closed day', async () => {
    const detail = 'fee rate found 1.75%, by contract 1.65%';
    const fees = ['a', 'b'].map((id) =>
      found('FEE_VARIANCE', { kind: 'charge', id: `chrg_${id}` }, '0.43', { detail }),
    );
    const cent = found('FEE_VARIANCE', { kind: 'day', id: DAY }, '0.01', { count: 3 });
    await comesAndGoes(watch, [...fees.slice(0, 1), cent], {
      ...{ kind: 'fee-differs', subject: 'promptpay/1.75', count: 1, amount: 43n },
      facts: { rate: '1.75', paymentMethod: 'promptpay' },
    });
    const rate = { kind: 'fee-differs', subject: 'promptpay/2' } as const;
    expect(await watch.proofOf(rate)).toBeNull();
    const strange = found('CHARGE_UNEXPECTED', { kind: 'charge', id: 'chrg_a' }, '400.00');
    await isPast(watch, { ...strange, day: EVE });
    await comesAndGoes(watch, [strange], {
      ...{ kind: 'mismatches-above-limit', subject: DAY, count: 1, amount: 40_000n },
      facts: { code: 'CHARGE_UNEXPECTED', cause: null, charges: 1 },
    });
  });

  it('is over once a person has settled the break as it is', async () => {
    const strange = found('CHARGE_UNEXPECTED', { kind: 'charge', id: 'chrg_b' }, '400.00');
    await watch.judged('test/scope', [strange]);
    expect(await watch.standing()).toEqual([`mismatches-above-limit/${DAY}`]);
    const work = { kind: 'resolve', reason: 'A walk-in; all is well.' } as const;
    await shop.us.commands.execute(new WorkOnBreak(shop.account, strange.id, work, 'Suda'));
    await shop.us.workOff();
    expect(await watch.standing()).toEqual([]);
    const day = { kind: 'mismatches-above-limit', subject: DAY } as const;
    expect(await watch.proofOf(day)).toEqual({ kind: 'break-settled', id: `${strange.id}: Suda` });
  });

  it('is a report that nobody approved by noon of the next bank business day', async () => {
    on('11:59', MONDAY);
    await shop.us.commands.execute(new CloseDueDays(shop.account));
    expect(await watch.standing()).toEqual([]);
    on('12:00', MONDAY);
    expect(await watch.conditions()).toMatchObject([
      { kind: 'awaiting-approval', subject: DAY, since: at('12:00', MONDAY) },
    ]);
    const signed = [shop.account, DAY] as const;
    await shop.us.commands.execute(new SignDay(...signed, 'prepare', 'Suda', NO_NOTE));
    await shop.us.commands.execute(new SignDay(...signed, 'approve', 'Malee', NO_NOTE));
    expect(await watch.proofOf({ kind: 'awaiting-approval', subject: DAY })).toEqual({
      ...{ kind: 'report-approved', id: `${DAY} v1: Malee` },
    });
  });

  it('is a month whose tax invoice is missing, and one that is not closed', async () => {
    on('00:00', parseBusinessDay('2026-12-06'));
    const vat = found('TAX_INVOICE_MISSING', { kind: 'month', id: '2026-11' }, '-0.46');
    await watch.judged('test/scope', [vat]);
    const conditions = await watch.conditions();
    const facts = { lastMonth: '2027-05', stage: 'missing' };
    const since = at('00:00', parseBusinessDay('2026-12-06'));
    expect(conditions.filter(({ subject }) => subject === '2026-11')).toMatchObject([
      { kind: 'awaiting-approval', since },
      { kind: 'tax-invoice-missing', amount: 46n, facts },
    ]);
  });

  it('is a day that was never closed, however long ago', async () => {
    on('10:00', parseBusinessDay('2027-01-05'));
    const conditions = await watch.conditions();
    expect(conditions.filter(({ kind }) => kind === 'report-late')).toMatchObject([
      { subject: '', count: 43, facts: { day: MONDAY, reason: 'beyond-schedule' } },
    ]);
  });
});
