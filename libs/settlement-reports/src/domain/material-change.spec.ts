import { parseRate, satang, ZERO } from '#money';
import { at, costing, DAY, DAYS, ended } from '../../../../test/support/reconciling/cases.js';
import {
  NEXT,
  order,
  paid,
  qr,
  reconcile,
  said,
} from '../../../../test/support/reconciling/cases.js';
import { TARIFF } from '../../../../test/support/reconciling/cases.js';
import { buildBreakRows } from './build-break-rows.js';
import { buildChargeRows } from './build-charge-rows.js';
import { buildExpectedRows } from './build-expected-rows.js';
import type { BreakRow } from './frozen-rows.js';
import { isMateriallySame } from './material-change.js';
import type { MaterialRows } from './material-change.js';
import { movementsOf } from './receipt-movement.js';
import { codesByCharge, codesById, shownBreaks } from './report-breaks.js';

type Facts = Parameters<typeof reconcile>;
const A = order('A', '400.00');
const B = order('B', '60.00');
const PAID = paid(qr('a', '400.00', 'A'));

const SAME = order('B', '400.00');
const MOVED = said('chosen', 'B', 'a', at('09:00', NEXT));

const LATER = at('08:00', NEXT);
const DEARER = { ...TARIFF, feeRate: parseRate('2') };
const A_BIT_DEARER = { ...TARIFF, feeRate: parseRate('1.6525') };

/** As a report of the day would have it, judged long after. */
function rowsOf(...facts: Facts): MaterialRows {
  const result = reconcile(...facts);
  const gone = facts[1].filter(({ status }) => status === 'failed' || status === 'expired');
  const charges = buildChargeRows(result.charges, gone, {
    day: DAY,
    tariffOf: facts[2]?.tariffOf ?? (() => TARIFF),
    bookedGross: new Map(),
    codeOf: codesById(result),
    ownCodes: codesByCharge(result),
  });
  const breaks = buildBreakRows(DAY, DAYS, shownBreaks(result, [], new Set()));
  const movements = movementsOf(DAY, DAYS, result.receipts, result.charges);
  const expected = buildExpectedRows(DAY, movements, codesById(result));
  return { charges, breaks, expected };
}

const closed = () => rowsOf([A, B], [PAID], { at: at('03:00', NEXT) });

const same = (before: MaterialRows, after: MaterialRows) => isMateriallySame(DAY, before, after);

describe('a closed day', () => {
  it('is another one when a person moves a payment between equal receipts of the day', async () => {
    const before = rowsOf([A, SAME], [PAID], { at: at('03:00', NEXT) });
    const after = rowsOf([A, SAME], [PAID], { at: at('03:00', NEXT), choices: [MOVED] });
    expect(await same(before, after)).toBe(false);
    const word = said('chosen', 'A', 'a', at('09:00', NEXT));
    const confirmed = rowsOf([A, SAME], [PAID], { at: at('03:00', NEXT), choices: [word] });
    expect(await same(before, confirmed)).toBe(true);
  });

  it.each<[string, Facts]>([
    [
      'another payment',
      [
        [A, B],
        [PAID, paid(qr('b', '60.00', 'B'))],
      ],
    ],
    ['another fee', [[A, B], [costing(PAID, { fee: 1n })]]],
    ['another reference', [[A, B], [{ ...PAID, reference: 'B' }]]],
    ['a reversal', [[A, B], [{ ...PAID, status: 'reversed' }]]],
    ['a revised expectation', [[order('A', '390.00'), B], [PAID]]],
    ['an order of another day', [[order('A', '400.00', { expectedOn: NEXT }), B], [PAID]]],
    ['a contradiction', [[A, B], [{ ...PAID, isContradicted: true }]]],
    ['a contract with another rate', [[A, B], [PAID], { tariffOf: () => DEARER }]],
    ['a short order that was revised', [[{ ...A, amount: satang(50_000n) }, B], [PAID]]],
    ['one that is a satang off', [[A, B], [PAID], { tariffOf: () => A_BIT_DEARER }]],
    ['less credited than its net', [[A, B], [{ ...PAID, credited: satang(1n) }]]],
  ])('is another one with %s', async (_, facts) => {
    expect(await same(closed(), rowsOf(...facts))).toBe(false);
    expect(await same(rowsOf(...facts), closed())).toBe(false);
  });

  it.each<[string, Facts]>([
    ['an order became overdue', [[A, B], [PAID]]],
    [
      'an order was paid the day after',
      [
        [A, B],
        [PAID, paid(qr('b', '60.00', 'B'), LATER)],
      ],
    ],
    ['an unpaid order was withdrawn', [[A, { ...B, withdrawnAt: at('09:00', NEXT) }], [PAID]]],
    [
      'a charge failed',
      [
        [A, B],
        [PAID, ended(qr('b', '60.00', 'B'), 'failed', at('11:00'))],
      ],
    ],
    ['the paid charge was credited', [[A, B], [{ ...PAID, transactionId: 'trxn_1' }]]],
    [
      'the order was paid again the day after',
      [
        [A, B],
        [PAID, paid(qr('c', '400.00', 'A'), LATER)],
      ],
    ],
  ])('is the same one when %s', async (_, facts) => {
    expect(await same(closed(), rowsOf(...facts))).toBe(true);
    expect(await same(rowsOf(...facts), closed())).toBe(true);
  });
});

describe('a closed day with an order that was paid in part', () => {
  const short = paid(qr('a', '300.00', 'A'));
  const second = qr('a2', '100.00', 'A', { createdAt: at('22:00') });

  it('is the same when another QR of the order ends without an answer, or expires', async () => {
    const before = rowsOf([A, B], [short, second], { at: at('03:00', NEXT) });
    const late = { at: at('23:59', NEXT) };
    expect(await same(before, rowsOf([A, B], [short, second], late))).toBe(true);
    const gone = ended(second, 'expired', at('23:00', NEXT));
    expect(await same(before, rowsOf([A, B], [short, gone], late))).toBe(true);
  });
});

describe('a closed day and what is not of its payments', () => {
  const rowsWith = (facts: Partial<BreakRow>): MaterialRows => ({
    ...{ charges: [], expected: [] },
    breaks: [{ ...OF_THE_DAY, ...facts }],
  });

  it('is the same one whatever becomes of payouts, the bank and taxes', async () => {
    const nothing = { charges: [], expected: [], breaks: [] };
    for (const code of ['TRANSFER_ARITHMETIC', 'TAX_RECEIPT_MISSING', 'LATE_FACT']) {
      expect(await same(nothing, rowsWith({ code }))).toBe(true);
    }
    expect(await same(nothing, rowsWith({ code: 'FEE_VARIANCE' }))).toBe(false);
  });
});

const OF_THE_DAY: BreakRow = {
  ...{ breakId: 'brk_1', breakNo: 'BRK-1', section: 'new', severity: 'high', code: '', day: DAY },
  ...{ reference: null, subjectKind: 'day', subjectId: DAY, expected: null, actual: null },
  ...{ amount: satang(1n), explains: [], cause: null, openedAt: LATER, age: 0, dueAt: DAY },
  ...{ owner: null, status: 'open', resolution: null, approvedBy: null, note: null },
};

describe('a closed day whose payment Opn had not credited', () => {
  const lacking = { at: at('03:00', NEXT), creditsReadUpTo: at('03:00', NEXT) };
  const dear = costing(PAID, { fee: 7n });
  const odd = costing(PAID, { net: -1n });

  it.each([PAID, dear, odd])('is the same one when it is credited later', async (charge) => {
    const before = rowsOf([A, B], [charge], lacking);
    const credited = { ...charge, credited: charge.net };
    expect(await same(before, rowsOf([A, B], [credited], { creditsReadUpTo: LATER }))).toBe(true);
  });

  it('is another one when it is credited with another amount', async () => {
    const before = rowsOf([A, B], [PAID], lacking);
    const credited = { ...PAID, credited: satang(PAID.net - 1n) };
    expect(await same(before, rowsOf([A, B], [credited], lacking))).toBe(false);
  });
});

describe('a row of Charges', () => {
  const rowOf = (...facts: Facts) => {
    const result = reconcile(...facts);
    const [row] = buildChargeRows(result.charges, [], {
      day: DAY,
      tariffOf: () => TARIFF,
      bookedGross: new Map([['a', satang(40_000n)]]),
      codeOf: codesById(result),
      ownCodes: codesByCharge(result),
    });
    return row;
  };

  it('says where its money went and what it should have cost', () => {
    expect(rowOf([A], [costing(paid(qr('a', '410.00', 'A')), { fee: 2n })])).toMatchObject({
      ...{ gross: 41_000n, bookedGross: 40_000n, matched: 40_000n, difference: 1_000n },
      ...{ feeExpected: 677n, feeDifference: 2n, matchDay: DAY, code: 'AMOUNT_OVER' },
    });
  });

  it('has no match day without a match, and names late money that counts as one', () => {
    expect(rowOf([B], [PAID])).toMatchObject({ matched: ZERO, matchDay: null });
    const late = { ...PAID, wasExpired: true };
    expect(rowOf([A], [late], { rules: { acceptLatePayments: true } })).toMatchObject({
      matched: 40_000n,
      code: 'PAID_AFTER_EXPIRY',
    });
  });
});
