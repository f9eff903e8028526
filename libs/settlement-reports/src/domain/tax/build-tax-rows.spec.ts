import { parseBusinessDay, parseMonth } from '#calendar';
import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { NOTHING_DEDUCTED } from '#reconciliation';
import type { TaxDayFacts } from '#reconciliation';
import type { Closing } from '../journal/export-batches.js';
import { buildTaxRows, taxTallyOf } from './build-tax-rows.js';
import type { TaxDayStanding } from './build-tax-rows.js';
import { daysWithNews, lastTaxDay } from './tax-news.js';

const [EVE, DAY, NEXT] = ['2026-11-19', '2026-11-20', '2026-11-21'].map(parseBusinessDay) as [
  BusinessDay,
  BusinessDay,
  BusinessDay,
];
const at = parseInstant('2026-11-20T20:00:00Z');

const receipt = (number: string, subtotal: bigint, vat: bigint, named: string | null = null) => ({
  ...{ id: number, number, subtotal: satang(subtotal), vat: satang(vat), wht: satang(0n) },
  ...{ adjustmentTransactionId: named, knownAt: at },
});
const facts = (day: BusinessDay, more: Partial<TaxDayFacts> = {}): TaxDayFacts => ({
  day,
  deducted: { ...NOTHING_DEDUCTED, chargeFee: satang(800n), transferFee: satang(25n) },
  ...{ receipts: [], adjustments: [], receiptsReadUpTo: at },
  ...more,
});
const PLAIN: TaxDayStanding = { isWithheld: false, invoice: null, code: null };
const news = (...days: readonly BusinessDay[]) => new Set(days);

describe('rows of the sheet Tax', () => {
  it('are receipts that are news, and days with fees that have none', () => {
    const known = facts(EVE, { receipts: [receipt('R1', 825n, 58n)] });
    const without = facts(NEXT, { deducted: NOTHING_DEDUCTED });
    const rows = buildTaxRows([without, facts(DAY), known], news(EVE), () => PLAIN);
    expect(rows.map(({ receiptNo, issuedOn }) => [receiptNo, issuedOn])).toEqual([
      ['R1', EVE],
      [null, DAY],
    ]);
    expect(buildTaxRows([known], news(), () => PLAIN)).toEqual([]);
    expect(taxTallyOf(rows)).toEqual({ days: 2, waiting: 1, unsettled: 0 });
  });

  it('add up several receipts of a day, and name them all', () => {
    const receipts = [receipt('R1', 900n, 63n), receipt('R2', -75n, -5n)];
    const [row] = buildTaxRows([facts(DAY, { receipts })], news(DAY), () => PLAIN);
    expect(row).toMatchObject({ receiptNo: 'R1, R2', receiptSubtotal: 825n, feeDifference: 0n });
  });

  it('wait for an adjustment that the receipt names and nobody has read', () => {
    const receipts = [receipt('R1', 825n, 58n, 'trxn_1')];
    const rows = buildTaxRows([facts(DAY, { receipts })], news(DAY), () => PLAIN);
    expect(rows).toMatchObject([{ vatAdjustment: null, vatDifference: null, feeDifference: 0n }]);
    expect(taxTallyOf(rows)).toEqual({ days: 1, waiting: 0, unsettled: 1 });
  });

  it('have a base of withholding and the invoice where there are such', () => {
    const invoice = { number: 'INV', claimedInMonth: parseMonth('2026-12') };
    const receipts = [receipt('R1', 825n, 58n)];
    const standing = { isWithheld: true, invoice, code: 'TAX_RECEIPT_MISMATCH' };
    expect(buildTaxRows([facts(DAY, { receipts })], news(DAY), () => standing)).toMatchObject([
      { whtBase: 825n, taxInvoiceNo: 'INV', claimableIn: '2026-12', code: standing.code },
    ]);
  });
});

describe('news of receipts', () => {
  const closing = (number: number, day: BusinessDay, knownUpTo: number): Closing => ({
    ...{ number, day, knownUpTo, position: knownUpTo + 1 },
  });
  const [first, second] = [closing(1, DAY, 10), closing(2, NEXT, 20)] as const;
  const told = [
    { day: EVE, position: 3 },
    { day: NEXT, position: 4 },
    { day: DAY, position: 15 },
  ];

  it('are told by the first report that can know them, and by one whose day is over', () => {
    expect([...daysWithNews(told, [first], first)]).toEqual([EVE]);
    expect([...daysWithNews(told, [first, second], second)]).toEqual([NEXT, DAY]);
  });

  it('are of calendar days that are over when the business day ends', () => {
    const endsAt = (text: string) =>
      lastTaxDay({ from: parseInstant('2026-11-19T17:00:00Z'), to: parseInstant(text) });
    expect(endsAt('2026-11-20T17:00:00Z')).toBe(DAY);
    expect(endsAt('2026-11-20T19:00:00Z')).toBe(DAY);
    expect(endsAt('2026-11-20T15:00:00Z')).toBe(EVE);
  });
});
