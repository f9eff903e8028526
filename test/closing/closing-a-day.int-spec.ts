import { DecisionRunner } from '#event-store';
import { DomainError } from '#kernel';
import { ReportVerifier } from '#settlement-reports';
import { jest } from '@jest/globals';
import { hangUp } from '../support/fake-opn.js';
import { inSession, superuserUrl } from '../support/sessions.js';
import { at, charge, CLOSING, DAY, EVE, listed, NEXT, Shop } from '../support/shop.js';

const PAID = { paidAt: at('10:00') };

/** Orders A to D: paid, paid twice, paid short, not paid at all; and a payment of nobody’s. */
async function anOrdinaryDay(shop: Shop): Promise<void> {
  const orders = ['A', 'B', 'C', 'D'].map((reference) => ({ reference, baht: '400.00' }));
  await shop.expect(...orders);
  shop.sell(
    charge('a', '400.00', 'A', PAID),
    charge('b1', '400.00', 'B', PAID),
    charge('b2', '400.00', 'B', { paidAt: at('10:01') }),
    charge('c', '350.00', 'C', PAID),
    charge('x', '55.00', null, PAID),
    charge('card', '990.00', 'Z', { ...PAID, source: null, card: {} }),
  );
}

describe('closing a day', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(async () => {
    await shop.shut();
  });

  const damage = () => shop.us.app.get(ReportVerifier).verify(shop.account);

  it('sweeps, judges, freezes, issues and posts', async () => {
    await anOrdinaryDay(shop);
    const head = await shop.close(DAY, CLOSING);
    expect(head).toMatchObject({
      ...{ version: 1, status: 'final', closedAt: CLOSING, previousDigest: null },
      totals: { count: 5, gross: 160_500n },
      paid: { matched: 115_000n, excess: 40_000n, unexpected: 5_500n, held: 0n, remainder: 0n },
      expected: { count: 4, matched: 115_000n, unpaid: 45_000n, remainder: 0n },
      otherMethods: { count: 1, gross: 99_000n },
      rowCounts: { breaks: 4, expected: 4, charges: 5 },
    });
    expect(head.sources[0]).toMatchObject({ source: 'charges', result: 'complete', count: 6 });
    const [event] = await shop.issued();
    expect(event).toMatchObject({
      type: 'DayClosed',
      cause: { kind: 'person', ref: 'Malee' },
      data: { digest: head.digest, posting: { matched: 115_000n, owed: 40_000n } },
    });
    expect(await damage()).toEqual({ count: 1, faults: [] });
  });

  it('leaves in receipts clearing exactly what it has not matched', async () => {
    await anOrdinaryDay(shop);
    await shop.close(DAY, CLOSING);
    expect(await shop.us.balances()).toMatchObject({
      'reconciled-receipts': -115_000n,
      'customer-refunds-payable': -40_000n,
      // The payment of nobody's, and the card's, which is not a PromptPay receipt.
      'unreconciled-receipts': -5_500n - 99_000n,
    });
    const [entry] = await shop.us.entries(DAY);
    expect(entry).toMatchObject({
      id: `M1:${DAY}:v1`,
      kind: 'M1',
      postingDay: DAY,
      relatesTo: DAY,
    });
  });

  it('prints vouchers that balance and agree with the books', async () => {
    await anOrdinaryDay(shop);
    await shop.close(DAY, CLOSING);
    const rows = await listed((await shop.report()).rows('journal'));
    const vouchers = [...new Set(rows.map(({ voucherNo }) => voucherNo))];
    const kinds = ['R1', 'R1X', 'R2', 'R2X', 'M1'];
    expect(vouchers).toEqual(kinds.map((kind) => `${kind}-20261120-01`));
    const turnover = new Map<string, bigint>();
    for (const { ledgerAccount, debit, credit } of rows) {
      const before = turnover.get(ledgerAccount) ?? 0n;
      turnover.set(ledgerAccount, before + (debit ?? 0n) - (credit ?? 0n));
    }
    const moved = [...turnover].filter(([, balance]) => balance !== 0n);
    expect(Object.fromEntries(moved)).toEqual(await shop.us.balances());
  });

  it('freezes what nobody can change, whatever their rights', async () => {
    await anOrdinaryDay(shop);
    await shop.close(DAY, CLOSING);
    for (const table of ['report_rows', 'report_heads'])
      for (const sql of [`UPDATE ${table} SET version = 9`, `DELETE FROM ${table}`])
        for (const url of [shop.database.url, superuserUrl(shop.database.url)])
          await expect(inSession(url, (client) => client.query(sql))).rejects.toMatchObject({
            code: '42501',
          });
    expect(await damage()).toEqual({ count: 1, faults: [] });
  });

  it('is the same version when asked for again', async () => {
    await anOrdinaryDay(shop);
    const first = await shop.close(DAY, CLOSING);
    expect(await shop.close(DAY, at('09:00', NEXT))).toEqual(first);
    expect(await shop.issued()).toHaveLength(1);
  });

  it('is one version also for those who ask at once, in whatever process', async () => {
    await anOrdinaryDay(shop);
    shop.us.clock.moveTo(CLOSING);
    const other = await shop.anotherProcess();
    try {
      const heads = await Promise.all([
        ...[1, 2, 3].map(() => shop.close()),
        ...[1, 2, 3].map(() => shop.close(DAY, undefined, other)),
      ]);
      expect(new Set(heads.map(({ digest }) => digest)).size).toBe(1);
      expect(heads.map(({ version }) => version)).toEqual(heads.map(() => 1));
      expect(await shop.issued()).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });

  it('is refused before the day is over, and for days before the books begin', async () => {
    await expect(shop.close(DAY, at('23:59'))).rejects.toMatchObject({
      code: 'day.not_closable',
      details: { reasons: [expect.stringContaining('it is not over; it ends at')] },
    });
    const young = await Shop.open({ OPENING_DAY: DAY });
    try {
      await expect(young.close(EVE, CLOSING)).rejects.toMatchObject({
        code: 'day.not_closable',
        details: { reasons: [`the books begin on ${DAY}.`] },
      });
    } finally {
      await young.shut();
    }
    expect(await shop.issued()).toEqual([]);
  });

  it('waits for Opn: nothing is issued while its list cannot be read', async () => {
    await anOrdinaryDay(shop);
    shop.opn.spoil('list', hangUp);
    const refusal = await shop.close(DAY, CLOSING).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: 'day.not_closable' });
    expect((refusal as DomainError).message).toMatch(/Opn/);
    expect(await shop.issued()).toEqual([]);
    expect(await shop.us.rows('SELECT FROM report_heads')).toEqual([]);
    shop.opn.mishaps.clear();
    expect(await shop.close(DAY, CLOSING)).toMatchObject({ version: 1, status: 'final' });
  });

  it('reads open charges back, and is not kept open by one that Opn no longer has', async () => {
    const old = { createdAt: at('09:00', EVE) };
    shop.sell(charge('open', '400.00', 'A', old), charge('gone', '10.00', 'B', old));
    await shop.close(EVE, at('03:00'));
    shop.opn.charges.clear();
    shop.sell(charge('open', '400.00', 'A', { ...old, paidAt: at('08:30') }));
    const head = await shop.close(DAY, CLOSING);
    expect(head.totals).toMatchObject({ count: 1, gross: 40_000n });
    expect(shop.opn.readsOf('chrg_gone')).toBeGreaterThan(0);
  });

  it('issues nothing when interrupted before the event, and goes on where it was', async () => {
    await anOrdinaryDay(shop);
    const run = jest.spyOn(shop.us.app.get(DecisionRunner), 'run');
    const real = run.getMockImplementation() ?? DecisionRunner.prototype.run;
    run.mockImplementation(function (this: DecisionRunner, lessons, ...rest) {
      const isIssue = lessons.some(({ stream }) => stream.kind === 'settlement-day');
      if (isIssue) throw new Error('pulled the plug');
      return real.call(this, lessons, ...rest);
    });
    await expect(shop.close(DAY, CLOSING)).rejects.toThrow('pulled the plug');
    expect(await shop.issued()).toEqual([]);
    expect((await shop.report()).head).toMatchObject({ version: 0, status: 'provisional' });
    expect((await shop.us.balances())['reconciled-receipts']).toBeUndefined();
    run.mockRestore();
    const head = await shop.close(DAY, at('03:10', NEXT));
    expect(head).toMatchObject({ version: 1, closedAt: CLOSING });
    expect((await shop.report()).head).toEqual(head);
    expect(await damage()).toEqual({ count: 1, faults: [] });
  });
});
