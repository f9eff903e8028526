import { satang } from '#money';
import { at, DAY, ended, EVE, found, NEXT } from '../../../../test/support/reconciling/cases.js';
import { order, paid, partsOf, qr, reconcile } from '../../../../test/support/reconciling/cases.js';
import type { ChargeFacts } from './facts.js';

const OTHER = order('Z', '1.00', { withdrawnAt: at('08:00') });
const PAID = paid(qr('c1', '400.00', 'A'));

describe('a charge without an order', () => {
  it('is unexpected once the day’s receipts are known', () => {
    const result = reconcile([OTHER], [PAID]);
    expect(found(result)).toEqual([['CHARGE_UNEXPECTED', 'c1', 40_000n]]);
    expect(result.breaks[0]).toMatchObject({ reference: 'A', subject: { kind: 'charge' } });
    expect(partsOf(result, 'paid')).toEqual({ unexpected: 40_000n });
  });

  it('is one of those that a missing source would explain', () => {
    const result = reconcile([], [PAID, paid(qr('c2', '60.00', null), at('09:59'))]);
    expect(found(result)).toEqual([['SOURCE_MISSING', 'expected-receipts', 46_000n]]);
    expect(result.breaks[0]).toMatchObject({ count: 2, openedAt: at('09:59') });
    expect(partsOf(result, 'paid')).toEqual({ unexpected: 46_000n });
  });

  it('does not stand for a missing source when it matches an order of another day', () => {
    const result = reconcile([order('A', '400.00', { expectedOn: EVE })], [PAID]);
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n });
  });

  it('is held when it was paid late, unless late money is accepted', () => {
    const late = { ...PAID, wasExpired: true };
    const held = reconcile([OTHER], [late]);
    expect(found(held)).toEqual([['PAID_AFTER_EXPIRY', 'c1', 40_000n, 'CHARGE_UNEXPECTED']]);
    expect(partsOf(held, 'paid')).toEqual({ held: 40_000n });
    const rules = { acceptLatePayments: true };
    expect(found(reconcile([OTHER], [late], { rules }))).toEqual([
      ['CHARGE_UNEXPECTED', 'c1', 40_000n],
    ]);
  });

  it('is stuck on the day its QR ended, grace over', () => {
    const pending = qr('c1', '400.00', null);
    const stuckAt = at('09:30', NEXT);
    const before = { day: NEXT, at: at('09:29:59', NEXT) };
    expect(found(reconcile([], [pending], before))).toEqual([]);
    const result = reconcile([], [pending], { day: NEXT, at: stuckAt });
    expect(found(result)).toEqual([['STUCK_PENDING', 'c1', 40_000n]]);
    expect(result.breaks[0]).toMatchObject({ day: NEXT, openedAt: stuckAt });
    expect(found(reconcile([], [pending], { day: DAY, at: stuckAt }))).toEqual([]);
  });

  it('that failed or expired is nobody’s business', () => {
    const failed = ended(qr('c1', '400.00', null), 'failed', at('09:10'));
    expect(found(reconcile([OTHER], [failed]))).toEqual([]);
  });
});

describe('a charge that two orders name', () => {
  const [a, b] = ['A', 'B'].map((name) => order(name, '400.00', { chargeId: 'c1' }));

  it('is held, and so are both of them, under one break', () => {
    const result = reconcile([a!, b!], [PAID]);
    expect(found(result)).toEqual([['AMBIGUOUS_MATCH', 'c1', 40_000n]]);
    const breakId = result.breaks[0]!.id;
    expect(partsOf(result, 'paid')).toEqual({ held: 40_000n });
    expect(partsOf(result, 'expected')).toEqual({ held: 80_000n });
    expect(result.receipts.map((receipt) => receipt.breakId)).toEqual([breakId, breakId]);
  });

  it('names a late payment besides', () => {
    const late = { ...PAID, wasExpired: true };
    expect(found(reconcile([a!, b!], [late]))).toEqual([
      ['AMBIGUOUS_MATCH', 'c1', 40_000n, 'PAID_AFTER_EXPIRY'],
    ]);
  });

  it('keeps them open while it may still be paid', () => {
    const result = reconcile([a!, b!], [qr('c1', '400.00', 'A')], { at: at('23:59') });
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'expected')).toEqual({ open: 80_000n });
    expect(result.receipts).toMatchObject([{ standing: 'qr_open' }, { standing: 'qr_open' }]);
  });

  it('belongs to the one that was not withdrawn', () => {
    const gone = { ...b!, withdrawnAt: at('09:00') };
    const result = reconcile([a!, gone], [PAID]);
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n });
  });
});

describe('a charge in another currency', () => {
  const dollars = { ...PAID, grossCurrency: 'USD' };

  it('holds its order, with one break, and is in no total', () => {
    const result = reconcile([order('A', '400.00')], [dollars]);
    expect(found(result)).toEqual([['CURRENCY_MISMATCH', 'A', -40_000n]]);
    expect(partsOf(result, 'expected')).toEqual({ held: 40_000n });
    expect(result.paid).toMatchObject({ count: 0, gross: 0n, remainder: 0n });
  });

  it('holds the order’s baht as well', () => {
    const baht = paid(qr('c2', '400.00', 'A'), at('11:00'));
    const result = reconcile([order('A', '400.00')], [dollars, baht]);
    expect(found(result)).toEqual([['CURRENCY_MISMATCH', 'A', 0n]]);
    expect(partsOf(result, 'paid')).toEqual({ held: 40_000n });
  });

  it('has no amount in baht when it stands alone', () => {
    const result = reconcile([OTHER], [dollars]);
    expect(found(result)).toEqual([['CURRENCY_MISMATCH', 'c1', 0n]]);
    expect(result.paid).toMatchObject({ count: 0, remainder: 0n });
  });
});

describe('a charge of another method', () => {
  it('never matches, is not unexpected, and has totals of its own', () => {
    const card = { ...PAID, paymentMethod: 'card' };
    const result = reconcile([order('A', '400.00')], [card], { at: at('11:00') });
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'expected')).toEqual({ open: 40_000n });
    expect(result.paid).toMatchObject({ count: 0, gross: 0n });
    expect(result.otherMethods).toMatchObject({ count: 1, gross: 40_000n });
  });
});

describe('what Opn says of a charge afterwards', () => {
  const A = order('A', '400.00');

  it.each([
    ['contradicted', 'STATUS_CONFLICT', { isContradicted: true }],
    ['amended', 'CHARGE_AMENDED', { isAmended: true }],
    ['reversed', 'REFUND_UNEXPECTED', { status: 'reversed' as const }],
  ])('is a finding with the charge’s amount: %s', (_, code, facts) => {
    const result = reconcile([A], [{ ...PAID, ...facts }]);
    expect(found(result)).toEqual([[code, 'c1', 40_000n]]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n });
  });

  it('is one finding, the gravest, that names the others', () => {
    const all = { status: 'reversed', isAmended: true, isContradicted: true } as const;
    const off = { ...PAID, ...all, net: PAID.fee };
    expect(found(reconcile([A], [off]))).toEqual([
      ['STATUS_CONFLICT', 'c1', 40_000n, 'CHARGE_AMENDED', 'REFUND_UNEXPECTED', 'NET_ARITHMETIC'],
    ]);
  });

  it('matters also where no money came', () => {
    const failed = ended(qr('c1', '400.00', 'A'), 'failed', at('09:10'));
    const result = reconcile([A], [{ ...failed, isContradicted: true }], { at: at('10:00') });
    expect(found(result)).toEqual([['STATUS_CONFLICT', 'c1', 40_000n]]);
  });

  it('is a finding with the refunded money, of whatever part', () => {
    const refunded = { ...PAID, refunded: satang(5_000n), refundKnownAt: at('18:00') };
    const result = reconcile([A], [refunded]);
    expect(found(result)).toEqual([['REFUND_UNEXPECTED', 'c1', 5_000n]]);
    expect(result.breaks[0]).toMatchObject({ openedAt: at('18:00') });
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n });
  });

  it('is usual for another method: refunds and reversals', () => {
    const card = { ...PAID, paymentMethod: 'card', refunded: satang(5_000n) };
    const reversed = { ...card, id: 'c2', status: 'reversed' as const };
    expect(found(reconcile([OTHER], [card, reversed]))).toEqual([]);
  });

  it('is another break when it says yet something else', () => {
    const idOf = (facts: Partial<ChargeFacts>) =>
      reconcile([A], [{ ...PAID, ...facts }]).breaks[0]?.id;
    const amended = { isAmended: true, fee: satang(700n), net: satang(39_253n) };
    const again = { ...amended, fee: satang(900n), net: satang(39_053n) };
    const contradicted = { isContradicted: true, contradiction: 'f1' };
    const ids = [
      amended,
      again,
      { ...again, refunded: satang(1n) },
      contradicted,
      { ...contradicted, contradiction: 'f2' },
    ].map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idOf(amended)).toBe(ids[0]);
  });
});
