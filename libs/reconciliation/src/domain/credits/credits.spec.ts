import { addDays } from '#calendar';
import { satang } from '#money';
import { at, costing, DAY, found, NEXT } from '../../../../../test/support/reconciling/cases.js';
import { order, paid, qr, reconcile } from '../../../../../test/support/reconciling/cases.js';
import type { StrayTransaction } from './credit-facts.js';

const A = order('A', '400.00');
const PAID = paid(qr('c1', '400.00', 'A'));
const NET = PAID.net;
const READ = { creditsReadUpTo: at('11:00') };
const credited = (amount: bigint) => ({ ...PAID, credited: satang(amount) });

describe('what Opn credits for a charge', () => {
  it('is its net, and then nothing is to be said', () => {
    expect(found(reconcile([A], [credited(NET)], READ))).toEqual([]);
  });

  it('is missing once the list was read an hour past the payment, and not before', () => {
    const early = { creditsReadUpTo: at('10:59:59') };
    expect(found(reconcile([A], [PAID], early))).toEqual([]);
    const result = reconcile([A], [PAID], READ);
    expect(found(result)).toEqual([['TRANSACTION_MISSING', 'c1', -NET]]);
    const sides = { expected: NET, actual: 0n, openedAt: at('11:00'), reference: 'A' };
    expect(result.breaks[0]).toMatchObject({ ...sides, subject: { kind: 'charge' } });
  });

  it('is not missing while nobody could read the list', () => {
    expect(found(reconcile([A], [PAID], { creditsReadUpTo: null }))).toEqual([]);
  });

  it.each([
    ['less', NET - 1n, -1n],
    ['more', NET + 250n, 250n],
    ['nothing, for it was taken back', 0n, -NET],
  ])('differs, whether or not the list was read: %s', (_, amount, difference) => {
    const result = reconcile([A], [credited(amount)]);
    expect(found(result)).toEqual([['TRANSACTION_MISMATCH', 'c1', difference]]);
    expect(result.breaks[0]).toMatchObject({ expected: NET, actual: amount });
  });

  it('matters for every payment method', () => {
    const card = { ...paid(qr('c2', '50.00', null)), paymentMethod: 'card' };
    expect(found(reconcile([A], [credited(NET), card], READ))).toContainEqual([
      'TRANSACTION_MISSING',
      'c2',
      -card.net,
    ]);
  });

  it('is nobody’s business in another currency, or before the books begin', () => {
    const dollars = { ...PAID, grossCurrency: 'USD' };
    const codes = reconcile([A], [dollars], READ).breaks.map(({ code }) => code);
    expect(codes).toEqual(['CURRENCY_MISMATCH']);
    expect(found(reconcile([A], [credited(1n)], { ...READ, openingDay: NEXT }))).toEqual([]);
    expect(found(reconcile([A], [PAID], { ...READ, openingDay: DAY }))).toHaveLength(1);
  });

  it('is also seen where something graver is wrong, and carries no amount then', () => {
    const off = costing(PAID, { net: -1n });
    expect(found(reconcile([A], [off], READ))).toEqual([
      ['NET_ARITHMETIC', 'c1', -1n, 'TRANSACTION_MISSING'],
    ]);
    const both = { ...off, credited: NET };
    expect(found(reconcile([A], [both]))).toEqual([
      ['NET_ARITHMETIC', 'c1', -1n, 'TRANSACTION_MISMATCH'],
    ]);
  });

  it('is nothing for what was reversed', () => {
    const reversed = { ...PAID, status: 'reversed' } as const;
    expect(found(reconcile([A], [reversed], READ))).toEqual([['REFUND_UNEXPECTED', 'c1', 40_000n]]);
    expect(found(reconcile([A], [{ ...reversed, credited: NET }]))).toEqual([
      ['REFUND_UNEXPECTED', 'c1', 40_000n, 'TRANSACTION_MISMATCH'],
    ]);
  });
});

describe('a transaction without a known origin', () => {
  const stray = (facts: Partial<StrayTransaction> = {}): StrayTransaction => ({
    ...{ id: 'trxn_9', direction: 'debit', amount: satang(700n), origin: 'unknown' },
    ...{ createdAt: at('09:00'), originReadUpTo: null },
    ...facts,
  });
  const judged = (facts?: Partial<StrayTransaction>) =>
    reconcile([A], [], { strays: [stray(facts)] });
  const strays = (facts?: Partial<StrayTransaction>) =>
    found(judged(facts)).filter(([code]) => code === 'TRANSACTION_UNKNOWN');

  it('is a break of its day, signed by its direction', () => {
    expect(strays()).toEqual([['TRANSACTION_UNKNOWN', 'trxn_9', -700n]]);
    expect(strays({ direction: 'credit' })).toEqual([['TRANSACTION_UNKNOWN', 'trxn_9', 700n]]);
    expect(judged().breaks).toContainEqual(
      expect.objectContaining({ day: DAY, subject: { kind: 'transaction', id: 'trxn_9' } }),
    );
  });

  it('waits until the list of its origins was read past it', () => {
    const charge = { origin: 'charge' } as const;
    expect(strays(charge)).toEqual([]);
    expect(strays({ ...charge, originReadUpTo: at('09:59') })).toEqual([]);
    expect(strays({ ...charge, originReadUpTo: at('10:00') })).toHaveLength(1);
    const later = {
      ...charge,
      createdAt: at('13:00', NEXT),
      originReadUpTo: at('10:00', addDays(NEXT, 1)),
    };
    expect(strays(later)).toEqual([]);
  });
});
