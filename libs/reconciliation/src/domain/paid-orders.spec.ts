import { at, DAY, found, NEXT } from '../../../../test/support/reconciling/cases.js';
import { order, paid, partsOf, qr, reconcile } from '../../../../test/support/reconciling/cases.js';

const A = order('A', '400.00');
const GONE = order('A', '400.00', { withdrawnAt: at('09:30') });
const PAID = paid(qr('c1', '400.00', 'A'));
const LATE = { ...PAID, wasExpired: true };

describe('an order paid once', () => {
  it('is matched when the amount is right', () => {
    const result = reconcile([A], [PAID]);
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n });
    expect(partsOf(result, 'expected')).toEqual({ matched: 40_000n });
    expect(result.matched).toEqual({ count: 1, amount: 40_000n });
  });

  it('is owed the rest back when it was too much', () => {
    const result = reconcile([A], [paid(qr('c1', '490.00', 'A'))]);
    expect(found(result)).toEqual([['AMOUNT_OVER', 'A', 9_000n]]);
    expect(result.breaks[0]).toMatchObject({ expected: 40_000n, actual: 49_000n });
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n, excess: 9_000n });
    expect(result.charges[0]).toMatchObject({ owed: 9_000n, breakId: result.breaks[0]!.id });
  });

  it('is short of what is missing', () => {
    const result = reconcile([A], [paid(qr('c1', '350.00', 'A'))]);
    expect(found(result)).toEqual([['AMOUNT_UNDER', 'A', -5_000n]]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 35_000n });
    expect(partsOf(result, 'expected')).toEqual({ matched: 35_000n, unpaid: 5_000n });
  });

  it('is found by the charge it names before any reference', () => {
    const named = order('B', '400.00', { chargeId: 'c1' });
    const result = reconcile([A, named], [PAID], { at: at('11:00') });
    expect(result.charges).toMatchObject([{ expectation: { reference: 'B' }, by: 'charge_id' }]);
    expect(partsOf(result, 'expected')).toEqual({ matched: 40_000n, open: 40_000n });
  });

  it('is matched on both sides, each on its own day, when that is another day', () => {
    const tomorrow = paid(qr('c1', '400.00', 'A'), at('08:00', NEXT));
    const [expectedSide, paidSide] = [DAY, NEXT].map((day) => reconcile([A], [tomorrow], { day }));
    expect(partsOf(expectedSide!, 'expected')).toEqual({ matched: 40_000n });
    expect(expectedSide!.paid).toMatchObject({ count: 0, gross: 0n });
    expect(partsOf(paidSide!, 'paid')).toEqual({ matched: 40_000n });
    expect(paidSide!.expected).toMatchObject({ count: 0, amount: 0n });
  });
});

describe('an order paid more than once', () => {
  const again = (baht: string, time = '10:05', day = DAY) =>
    paid(qr('c2', baht, 'A'), at(time, day));

  it('is a duplicate as soon as the sum exceeds it', () => {
    const result = reconcile([A], [PAID, again('400.00')]);
    expect(found(result)).toEqual([['DUPLICATE_PAYMENT', 'A', 40_000n]]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n, excess: 40_000n });
    expect(result.charges.map(({ breakId }) => breakId)).toEqual([null, result.breaks[0]!.id]);
  });

  it('is a duplicate of its own day, and an excess of the day it came on', () => {
    const charges = [PAID, again('400.00', '09:00', NEXT)];
    const own = reconcile([A], charges);
    const next = reconcile([A], charges, { day: NEXT });
    expect(found(own)).toEqual([['DUPLICATE_PAYMENT', 'A', 40_000n]]);
    expect(partsOf(own, 'paid')).toEqual({ matched: 40_000n });
    expect(found(next)).toEqual([]);
    expect(partsOf(next, 'paid')).toEqual({ excess: 40_000n });
    expect(next.looked).toEqual(own.breaks);
  });

  it('owes back everything beyond the first of three', () => {
    const third = paid(qr('c3', '400.00', 'A'), at('10:09'));
    const result = reconcile([A], [third, PAID, again('400.00')]);
    expect(found(result)).toEqual([['DUPLICATE_PAYMENT', 'A', 80_000n]]);
    expect(result.charges.map(({ excess }) => excess)).toEqual([0n, 40_000n, 40_000n]);
  });

  it('fills it in the order of payment: first short, then in full', () => {
    const short = paid(qr('c0', '300.00', 'A'), at('09:30'));
    const result = reconcile([A], [PAID, short]);
    expect(found(result)).toEqual([['DUPLICATE_PAYMENT', 'A', 30_000n]]);
    expect(result.charges).toMatchObject([
      { charge: { id: 'c0' }, matched: 30_000n, excess: 0n },
      { charge: { id: 'c1' }, matched: 10_000n, excess: 30_000n },
    ]);
  });

  it('is nobody’s to decide while it does not exceed it, and payments may not be split', () => {
    const result = reconcile([A], [paid(qr('c1', '300.00', 'A')), again('100.00')]);
    expect(found(result)).toEqual([['AMBIGUOUS_MATCH', 'A', 40_000n]]);
    expect(partsOf(result, 'paid')).toEqual({ held: 40_000n });
    expect(partsOf(result, 'expected')).toEqual({ held: 40_000n });
    const short = reconcile([A], [paid(qr('c1', '300.00', 'A')), again('50.00')]);
    expect(found(short)).toEqual([['AMBIGUOUS_MATCH', 'A', 35_000n, 'AMOUNT_UNDER']]);
  });

  it('is a match where payments may be split, and short where they do not add up', () => {
    const rules = { splitPayments: true };
    const first = paid(qr('c1', '300.00', 'A'));
    expect(found(reconcile([A], [first, again('100.00')], { rules }))).toEqual([]);
    const short = reconcile([A], [first, again('50.00')], { rules });
    expect(found(short)).toEqual([['AMOUNT_UNDER', 'A', -5_000n]]);
    expect(partsOf(short, 'expected')).toEqual({ matched: 35_000n, unpaid: 5_000n });
  });
});

describe('an order paid late', () => {
  it('is held when its charge had expired here', () => {
    const result = reconcile([A], [LATE]);
    expect(found(result)).toEqual([['PAID_AFTER_EXPIRY', 'A', 40_000n]]);
    expect(result.breaks[0]).toMatchObject({ expected: null, actual: 40_000n });
    expect(partsOf(result, 'paid')).toEqual({ held: 40_000n });
    expect(partsOf(result, 'expected')).toEqual({ held: 40_000n });
  });

  it('is late after the last instant of its QR, not at it', () => {
    const charge = qr('c1', '400.00', 'A', { expiresAt: at('09:15') });
    expect(found(reconcile([A], [paid(charge, at('09:15'))]))).toEqual([]);
    const result = reconcile([A], [paid(charge, at('09:15:01'))]);
    expect(found(result)).toEqual([['PAID_AFTER_EXPIRY', 'A', 40_000n]]);
  });

  it('names what is wrong besides', () => {
    const over = paid(qr('c1', '500.00', 'A', { wasExpired: true }));
    expect(found(reconcile([A], [over]))).toEqual([
      ['PAID_AFTER_EXPIRY', 'A', 50_000n, 'AMOUNT_OVER'],
    ]);
    const twice = paid(qr('c2', '400.00', 'A', { wasExpired: true }), at('11:00'));
    expect(found(reconcile([A], [PAID, twice]))).toEqual([
      ['DUPLICATE_PAYMENT', 'A', 40_000n, 'PAID_AFTER_EXPIRY'],
    ]);
  });

  it('is a match where the account accepts it', () => {
    const result = reconcile([A], [LATE], { rules: { acceptLatePayments: true } });
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n });
  });
});

describe('an order that was withdrawn', () => {
  it('is expected no longer, and nothing is wrong', () => {
    const result = reconcile([GONE], []);
    expect(found(result)).toEqual([]);
    expect(result.expected).toMatchObject({ count: 0, amount: 0n });
  });

  it('holds what is paid for it, and owes it back', () => {
    const result = reconcile([GONE], [PAID]);
    expect(found(result)).toEqual([['PAID_AFTER_WITHDRAWAL', 'A', 40_000n]]);
    expect(partsOf(result, 'paid')).toEqual({ held: 40_000n });
    expect(result.charges[0]).toMatchObject({ held: 40_000n, owed: 40_000n, matched: 0n });
  });

  it('names a late payment besides', () => {
    expect(found(reconcile([GONE], [LATE]))).toEqual([
      ['PAID_AFTER_WITHDRAWAL', 'A', 40_000n, 'PAID_AFTER_EXPIRY'],
    ]);
  });

  it('is expected no longer also when other money came than baht', () => {
    const result = reconcile([GONE], [{ ...PAID, grossCurrency: 'USD' }]);
    expect(found(result)).toEqual([['CURRENCY_MISMATCH', 'A', 0n]]);
    expect(result.expected).toMatchObject({ count: 0, held: 0n });
  });

  it('leaves its charge to an order that still expects it', () => {
    const gone = order('B', '400.00', { chargeId: 'c1', withdrawnAt: at('09:30') });
    const result = reconcile([A, gone], [PAID]);
    expect(found(result)).toEqual([]);
    expect(result.charges).toMatchObject([{ expectation: { reference: 'A' }, by: 'reference' }]);
  });
});
