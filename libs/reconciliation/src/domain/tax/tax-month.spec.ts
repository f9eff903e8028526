import { DEFAULT_MATCHING_RULES, DEFAULT_TAX_RULES } from '#accounts';
import { daysOf, parseBusinessDay, parseMonth } from '#calendar';
import { parseInstant } from '#kernel';
import { satang, sum } from '#money';
import fc from 'fast-check';
import { DAYS } from '../../../../../test/support/reconciling/cases.js';
import type { Judging } from '../judge-rules.js';
import { openMonths, rollForward, unexplained } from './input-vat.js';
import { judgeWithholding } from './judge-withholding.js';
import type { WithheldTax } from './judge-withholding.js';
import { judgeTaxMonth } from './tax-month.js';
import type { InvoiceFacts, TaxMonthFacts } from './tax-month.js';

const MONTH = parseMonth('2026-11');
const day = parseBusinessDay;
const judgingAt = (instant: string): Judging => ({
  instant: parseInstant(instant),
  days: DAYS,
  holidays: new Set(),
  rulesOn: () => DEFAULT_MATCHING_RULES,
});
const LATER = judgingAt('2026-12-20T00:00:00Z');
const rules = { ...DEFAULT_TAX_RULES, buyerTaxId: '0105500000000' };

/** 100.00 baht of fees and 7.00 of VAT on each day: 3,000.00 and 210.00 in the month. */
const DAILY = daysOf(MONTH).map((one) => ({ day: one, fee: satang(10_000n), vat: satang(700n) }));

const invoice = (facts: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  ...{ number: 'INV-1', value: satang(300_000n), vat: satang(21_000n), buyerTaxId: null },
  ...{ coversFrom: day('2026-11-01'), coversTo: day('2026-11-30') },
  knownAt: parseInstant('2026-12-03T03:00:00Z'),
  ...facts,
});

const found = (invoices: readonly InvoiceFacts[], more: Partial<TaxMonthFacts> = {}, how = LATER) =>
  judgeTaxMonth({ month: MONTH, days: DAILY, invoices, rules, openingDay: null, ...more }, how).map(
    ({ code, subject, amount }) => [code, subject.id, amount],
  );

describe('the official invoice of a month', () => {
  it('agrees with the daily receipts', () => {
    expect(found([invoice()])).toEqual([]);
    expect(found([invoice({ buyerTaxId: rules.buyerTaxId })])).toEqual([]);
  });

  it.each<[string, Partial<InvoiceFacts>, bigint]>([
    ['VAT', { vat: satang(21_004n) }, 4n],
    ['value, where the VAT is right', { value: satang(299_900n) }, -100n],
    ['buyer: then all of its VAT is held', { buyerTaxId: '9999999999999' }, 21_000n],
  ])('differs in its %s', (_, facts, amount) => {
    expect(found([invoice(facts)])).toEqual([['TAX_INVOICE_MISMATCH', 'INV-1', amount]]);
  });

  it('may be two, which are taken together where they cover the same days', () => {
    const halves = [
      invoice({ value: satang(200_000n), vat: satang(14_000n) }),
      invoice({ number: 'INV-2', value: satang(100_000n), vat: satang(7_000n) }),
    ];
    expect(found(halves)).toEqual([]);
    expect(found(halves.slice(0, 1))).toEqual([['TAX_INVOICE_MISMATCH', 'INV-1', -7_000n]]);
  });

  it('is missing from its day on, as far as no other one covers the month', () => {
    expect(found([], {}, judgingAt('2026-12-06T16:59:59Z'))).toEqual([]);
    const due = judgingAt('2026-12-06T17:00:00Z'); // the 7th has begun in Bangkok
    expect(found([], {}, due)).toEqual([['TAX_INVOICE_MISSING', MONTH, -21_000n]]);
    const half = { coversTo: day('2026-11-15'), value: satang(150_000n), vat: satang(10_500n) };
    expect(found([invoice(half)])).toEqual([['TAX_INVOICE_MISSING', MONTH, -10_500n]]);
    expect(found([], { days: [] })).toEqual([]);
  });

  it('is compared with nothing where it begins before the books', () => {
    expect(found([invoice({ vat: satang(1n) })], { openingDay: day('2026-11-10') })).toEqual([]);
  });
});

describe('VAT not yet claimable', () => {
  it('closes as what it opened with and every movement come to', () => {
    const kinds = fc.constantFrom('R1', 'T1', 'T2', 'V1', 'V2', 'X1', 'S1');
    const amount = fc.bigInt({ min: -10_000n, max: 10_000n }).map(satang);
    const movements = fc.array(fc.record({ kind: kinds, amount }));
    fc.assert(
      fc.property(amount, movements, (opening, moved) => {
        const { closing, ...parts } = rollForward(opening, moved);
        expect(closing).toBe(sum(Object.values(parts)));
        expect(closing).toBe(sum([opening, ...moved.map((one) => one.amount)]));
      }),
    );
  });

  it('names what remains by month, with the last month in which it may be claimed', () => {
    const at = (now: string) => openMonths(DAILY, parseMonth(now), () => rules);
    const open = { month: MONTH, vat: 21_000n, lastMonthToClaim: '2027-05' };
    expect(at('2027-02')).toMatchObject([{ ...open, isExpiring: false, isExpired: false }]);
    expect(at('2027-03')).toMatchObject([{ isExpiring: true, isExpired: false }]);
    expect(at('2027-05')).toMatchObject([{ isExpiring: true, isExpired: false }]);
    expect(at('2027-06')).toMatchObject([{ isExpiring: false, isExpired: true }]);
    expect(unexplained(satang(21_003n), at('2027-02'))).toBe(3n);
  });
});

describe('withheld tax', () => {
  const tax = (subject: string, dayOfMonth: string, amount: bigint): WithheldTax => ({
    ...{ subject, kind: 'tax-receipt', day: day(`2026-11-${dayOfMonth}`), reclaimDays: 10 },
    amount: satang(amount),
  });
  const open = (taxes: readonly WithheldTax[], reclaimed: bigint) =>
    judgeWithholding(taxes, satang(reclaimed), LATER).map(({ subject, amount }) => [
      subject.id,
      amount,
    ]);
  const [first, second] = [tax('rcpt_b', '01', 30n), tax('rcpt_a', '02', 50n)];

  it('is settled by what came back, the oldest first', () => {
    expect(open([second, first], 0n)).toEqual([
      ['rcpt_b', -30n],
      ['rcpt_a', -50n],
    ]);
    expect(open([second, first], 40n)).toEqual([['rcpt_a', -40n]]);
    expect(open([second, first], 80n)).toEqual([]);
  });

  it('is not late before its time, and is less by what a credit note takes back', () => {
    expect(judgeWithholding([first], satang(0n), judgingAt('2026-11-11T16:59:59Z'))).toEqual([]);
    expect(judgeWithholding([first], satang(0n), judgingAt('2026-11-11T17:00:00Z'))).toHaveLength(
      1,
    );
    expect(open([first, tax('rcpt_n', '03', -30n)], 0n)).toEqual([]);
  });
});
