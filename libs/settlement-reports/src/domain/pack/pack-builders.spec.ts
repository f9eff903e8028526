import { addDays, parseBusinessDay, parseMonth } from '#calendar';
import { LEDGER_ACCOUNTS } from '#ledger';
import { satang, sum, ZERO } from '#money';
import type { Satang } from '#money';
import fc from 'fast-check';
import { INVOICE_FACTS, RECEIPT_FACTS } from '../../fixtures/pack.fixtures.js';
import { buildAccountRows } from './build-closing-tables.js';
import { buildInputVatRows, buildUndueVatRows } from './build-tax-documents.js';
import { bucketOf } from './build-open-items.js';
import { signOffsOf } from './sign-offs.js';

const MONTH = parseMonth('2026-11');
const FIRST = parseBusinessDay('2026-11-01');
const amount = fc.bigInt(-1_000_000n, 1_000_000n).map(satang);
const positive = fc.bigInt(1n, 1_000_000n).map(satang);
const day = fc.integer({ min: -40, max: 29 }).map((days) => addDays(FIRST, days));
const money = (amounts: readonly (Satang | null)[]): bigint =>
  sum(amounts.map((one) => one ?? ZERO));

describe('the accounts of a month', () => {
  it('close with what they opened with and what moved them', () => {
    const account = fc.record({
      ledgerAccount: fc.constantFrom(...LEDGER_ACCOUNTS),
      ...{ opening: amount, debit: positive, credit: positive },
    });
    fc.assert(
      fc.property(fc.uniqueArray(account, { selector: (one) => one.ledgerAccount }), (accounts) => {
        const rows = buildAccountRows(accounts, LEDGER_ACCOUNTS, () => null);
        expect(rows).toHaveLength(accounts.length);
        for (const row of rows) expect(row.closing).toBe(row.opening + row.debit - row.credit);
        const order = rows.map(({ ledgerAccount }) =>
          LEDGER_ACCOUNTS.indexOf(ledgerAccount as never),
        );
        expect(order).toEqual([...order].sort((left, right) => left - right));
      }),
    );
  });

  it('leave out what neither held nor moved anything', () => {
    const idle = { ledgerAccount: 'suspense', opening: ZERO, debit: ZERO, credit: ZERO };
    expect(buildAccountRows([idle], LEDGER_ACCOUNTS, () => null)).toEqual([]);
  });
});

describe('VAT not yet claimable', () => {
  const undueDay = fc.record({ day, receiptId: fc.constant(null), amount });
  const movement = fc.record({
    kind: fc.constantFrom('R1', 'T1', 'V1', 'V2', 'X1', 'O1'),
    amount,
  });

  it('comes to one closing balance, by its movements and by the days that are left', () => {
    fc.assert(
      fc.property(amount, fc.array(movement), fc.array(undueDay), (opening, movements, undue) => {
        const rows = buildUndueVatRows({
          ...{ month: MONTH, opening, movements, undue },
          ...{ invoices: [], receipts: [], lastMonthOf: (month) => month },
        });
        const moved = money(movements.map((one) => one.amount));
        const closing = opening + moved;
        expect(money(rows.map((row) => row.movement))).toBe(closing);
        expect(money(rows.map((row) => row.remaining))).toBe(closing);
      }),
    );
  });

  it('takes a rounding to the day of its receipt, and leaves out what an invoice covers', () => {
    const receipt = { ...RECEIPT_FACTS, receiptId: 'rcpt_1', issuedOn: addDays(FIRST, 4) };
    const rows = buildUndueVatRows({
      ...{ month: MONTH, opening: ZERO, lastMonthOf: () => parseMonth('2027-05') },
      movements: [{ kind: 'R1', amount: satang(300n) }],
      undue: [
        { day: FIRST, receiptId: null, amount: satang(200n) },
        { day: addDays(FIRST, 4), receiptId: null, amount: satang(101n) },
        { day: addDays(FIRST, 5), receiptId: 'rcpt_1', amount: satang(-1n) },
      ],
      invoices: [
        { invoice: { ...INVOICE_FACTS, coversFrom: FIRST, coversTo: FIRST }, counts: true },
      ],
      receipts: [receipt],
    });
    expect(rows.slice(6)).toMatchObject([
      { line: 'remaining', day: '2026-11-05', remaining: 100n, lastMonth: '2027-05' },
      { line: 'invoice_difference', remaining: 200n },
    ]);
  });
});

describe('input VAT', () => {
  const facts = (counts: boolean, posted: bigint) => ({
    ...{ month: MONTH, receipts: [RECEIPT_FACTS], lastMonthOf: () => MONTH },
    invoices: [{ invoice: INVOICE_FACTS, counts }],
    posted: new Map([[INVOICE_FACTS.number, satang(posted)]]),
  });

  it('has the invoice beside the daily receipts of the days it covers', () => {
    const [row] = buildInputVatRows(facts(true, INVOICE_FACTS.vat));
    expect(row).toMatchObject({ no: 1, receiptVat: RECEIPT_FACTS.vat, posted: INVOICE_FACTS.vat });
    expect(row?.difference).toBe(INVOICE_FACTS.vat - RECEIPT_FACTS.vat);
  });

  it('claims nothing of an invoice that was withdrawn, and shows what was taken back', () => {
    expect(buildInputVatRows(facts(false, -70n))).toMatchObject([{ vat: 0n, posted: -70n }]);
    expect(buildInputVatRows(facts(false, 0n))).toEqual([]);
  });
});

describe('the rest of a pack', () => {
  it('knows how old an open item is', () => {
    const buckets = [0, 1, 2, 3, 4, 7, 8, 30, 31].map(bucketOf);
    expect(buckets).toEqual([
      ...['0–1', '0–1', '2–3', '2–3', '4–7', '4–7', '8–30', '8–30', 'over 30'],
    ]);
  });

  it('holds no signature before a rejection, and one after it', () => {
    const step = (type: string, by: string) => ({
      ...{ type, occurredAt: '2026-11-02T00:00:00Z' },
      data: { day: FIRST, version: 1, by, note: null },
    });
    const signed = (...types: readonly [string, string][]) =>
      signOffsOf(types.map(([type, by]) => step(type, by)) as never)(FIRST, 1);
    expect(signed(['DayPrepared', 'a'], ['DayApproved', 'b'])).toMatchObject({
      ...{ prepared: { by: 'a' }, approved: { by: 'b' }, rejected: null },
    });
    expect(signed(['DayPrepared', 'a'], ['DayRejected', 'b'])).toMatchObject({
      ...{ prepared: null, approved: null, rejected: { by: 'b' } },
    });
    expect(signOffsOf([])(FIRST, 1)).toMatchObject({ prepared: null });
  });
});
