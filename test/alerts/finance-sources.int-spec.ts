import { addDays, parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { HOUR_MS, plusMs } from '#kernel';
import { ReadFirstHistory, SweepList } from '#ingestion';
import { WorkOnBreak } from '#reconciliation';
import type { Break } from '#reconciliation';
import { CloseDueDays, SignDay } from '#settlement-reports';
import { AlertWatch, found } from '../support/alert-watch.js';
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
  /** A condition is there, and gone with its proof once nothing is found in its scope. */
  const comesAndGoes = async (breaks: readonly Break[], condition: object): Promise<void> => {
    await watch.judged('test/scope', breaks);
    const [one, ...others] = await watch.conditions();
    expect(others).toEqual([]);
    expect(one).toMatchObject(condition);
    await watch.judged('test/scope', []);
    expect(await watch.standing()).toEqual([]);
    const now = shop.us.clock.now();
    expect(one && (await watch.proofOf(one, now))).toMatchObject({
      kind: 'break-cleared',
      id: expect.stringMatching(/^brk_.*: it is over$/),
    });
    // What ended before shows nothing of one that was raised an hour later.
    expect(one && (await watch.proofOf(one, plusMs(now, HOUR_MS)))).toBeNull();
  };
  /** One that is found stands for nothing by itself. */
  const isPast = async (...breaks: readonly Break[]): Promise<void> => {
    await watch.judged('test/scope', breaks);
    expect(await watch.standing()).toEqual([]);
    await watch.judged('test/scope', []);
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
      { kind: 'charges-stuck', subject: '', count: 5, amount: 10_000n, since: at('08:10') },
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
    const nobodyHas = ['2026-11-18', '2026-11-19'].map(parseBusinessDay).map((day) =>
      found('SOURCE_MISSING', { kind: 'source', id: 'bank-lines' }, '-1.00', {
        ...{ id: `brk_bank_lines_${day}`, day },
      }),
    );
    await watch.judged('test/scope', nobodyHas);
    expect(await watch.standing()).toEqual(['report-late', 'source-missing/expected-receipts']);
    await watch.judged('test/scope', []);
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

  it('is what does not agree with Opn or the bank, each by itself', async () => {
    const transfer = { kind: 'transfer', id: 'trsf_1' } as const;
    await comesAndGoes([found('BALANCE_DRIFT', { kind: 'balance', id: 'balance' }, '-5.00')], {
      ...{ kind: 'balance-differs', subject: '', amount: 500n, facts: { differenceSatang: -500 } },
    });
    await isPast(found('IN_TRANSIT_LATE', transfer, '-970.00', { day: EVE }));
    await comesAndGoes([found('IN_TRANSIT_LATE', transfer, '-970.00')], {
      ...{ kind: 'payout-failed-or-late', subject: 'trsf_1', amount: 97_000n },
      facts: { problem: 'late', transfer: 'trsf_1', day: null },
    });
    const missed = [DAY, MONDAY].map((day) =>
      found('SETTLEMENT_MISSING', { kind: 'payout-day', id: day }, '-100.00', { day }),
    );
    await comesAndGoes(missed, {
      ...{ kind: 'payout-failed-or-late', subject: DAY, count: 2, amount: 20_000n },
      facts: { problem: 'missing', transfer: null, day: DAY },
    });
    await comesAndGoes([found('BANK_AMOUNT_MISMATCH', transfer, '-10.00')], {
      ...{ kind: 'bank-amount-differs', subject: 'trsf_1', amount: 1_000n },
    });
  });

  it('is a bank account that nobody approved, masked; money of customers, once', async () => {
    await watch.transferTo('trsf_9', 'kbank', '6789');
    const subject = { kind: 'transfer', id: 'trsf_9' } as const;
    await isPast(found('PAYOUT_ACCOUNT_CHANGED', subject, '970.00', { day: EVE }));
    await comesAndGoes([found('PAYOUT_ACCOUNT_CHANGED', subject, '970.00')], {
      ...{ kind: 'payout-account-changed', subject: 'kbank-6789', count: 1, amount: 97_000n },
      facts: { account: 'KBANK ••6789' },
    });
    const other = { kind: 'payout-account-changed', subject: 'scb-2222' } as const;
    expect(await watch.proofOf(other)).toEqual({
      ...{ kind: 'no-transfer', id: 'SCB ••2222' },
    });
    const order = { kind: 'expectation', id: 'A' } as const;
    const back = { kind: 'return', id: 'A' } as const;
    const twice = found('DUPLICATE_PAYMENT', order, '400.00', { reference: 'A' });
    const overdue = found('RETURN_OVERDUE', back, '-400.00', { reference: 'A' });
    const more = found('AMOUNT_OVER', { kind: 'expectation', id: 'B' }, '1.00', { reference: 'B' });
    await comesAndGoes([twice, overdue, more], {
      ...{ kind: 'owed-to-customers', subject: '', count: 2, amount: 40_100n },
    });
  });

  it('is fees by the rate that was found, and too many mismatches of a closed day', async () => {
    const detail = 'fee rate found 1.75%, by contract 1.65%';
    const fees = ['a', 'b'].map((id) =>
      found('FEE_VARIANCE', { kind: 'charge', id: `chrg_${id}` }, '0.43', { detail }),
    );
    const cent = found('FEE_VARIANCE', { kind: 'day', id: DAY }, '0.01', { count: 3 });
    await comesAndGoes([...fees.slice(0, 1), cent], {
      ...{ kind: 'fee-differs', subject: 'promptpay/1.75', count: 1, amount: 43n },
      facts: { rate: '1.75', paymentMethod: 'promptpay' },
    });
    const rate = { kind: 'fee-differs', subject: 'promptpay/2' } as const;
    expect(await watch.proofOf(rate)).toBeNull();
    const strange = found('CHARGE_UNEXPECTED', { kind: 'charge', id: 'chrg_a' }, '400.00');
    await isPast({ ...strange, day: EVE });
    await comesAndGoes([strange], {
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
