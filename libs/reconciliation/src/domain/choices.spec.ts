import type { MatchingRules } from '#accounts';
import { at, DAY, found, NEXT, said } from '../../../../test/support/reconciling/cases.js';
import { order, paid, partsOf, qr, reconcile } from '../../../../test/support/reconciling/cases.js';
import type { Circumstances } from '../../../../test/support/reconciling/cases.js';

const A = order('A', '400.00');
const B = order('B', '400.00');
const PAID = paid(qr('c1', '400.00', 'A'));
const PART = paid(qr('c1', '300.00', 'A'));
const REST = paid(qr('c2', '100.00', 'A'), at('10:05'));

/** At noon: what is not paid yet is still open. */
const saying = (...choices: NonNullable<Circumstances['choices']>): Circumstances => ({
  at: at('12:00'),
  choices,
});
const links = ({ charges }: ReturnType<typeof reconcile>) =>
  charges.map(({ charge, expectation, by }) => [charge.id, expectation?.reference ?? null, by]);

describe('a charge that a person chose for a receipt', () => {
  it('pays it without any key', () => {
    const stray = paid(qr('c1', '400.00', null));
    const result = reconcile([A], [stray], saying(said('chosen', 'A', 'c1')));
    expect(found(result)).toEqual([]);
    expect(links(result)).toEqual([['c1', 'A', 'person']]);
    expect(partsOf(result, 'expected')).toEqual({ matched: 40_000n });
  });

  it.each([
    ['its reference', PAID, [A, B]],
    ['the charge id that another receipt names', PAID, [{ ...A, chargeId: 'c1' }, B]],
    ['a key of a pattern', { ...PAID, referenceBy: 'pattern' as const }, [A, B]],
  ])('is moved to it, whatever %s says', (_, charge, orders) => {
    const result = reconcile(orders, [charge], saying(said('chosen', 'B', 'c1')));
    expect(links(result)).toEqual([['c1', 'B', 'person']]);
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'expected')).toEqual({ matched: 40_000n, open: 40_000n });
  });

  it('is settled where two receipts name it', () => {
    const rivals = [A, B].map((receipt) => ({ ...receipt, chargeId: 'c1' }));
    const open = { at: at('12:00') };
    expect(found(reconcile(rivals, [PAID], open))).toMatchObject([
      ['AMBIGUOUS_MATCH', 'c1', 40_000n],
    ]);
    const result = reconcile(rivals, [PAID], { ...open, ...saying(said('chosen', 'B', 'c1')) });
    expect(found(result)).toEqual([]);
    expect(links(result)).toEqual([['c1', 'B', 'person']]);
  });

  it('is nobody’s again where people choose it for two', () => {
    const words = [said('chosen', 'A', 'c1'), said('chosen', 'B', 'c1')];
    const result = reconcile([A, B], [PAID], saying(...words));
    expect(found(result)).toEqual([['AMBIGUOUS_MATCH', 'c1', 40_000n]]);
    expect(partsOf(result, 'expected')).toEqual({ held: 80_000n });
  });

  it('is accepted although it came late', () => {
    const late = { ...PAID, wasExpired: true };
    expect(found(reconcile([A], [late]))).toMatchObject([['PAID_AFTER_EXPIRY', 'A', 40_000n]]);
    const result = reconcile([A], [late], saying(said('chosen', 'A', 'c1')));
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n });
  });

  it('is held when the order was withdrawn afterwards', () => {
    const gone = { ...A, withdrawnAt: at('11:30') };
    const result = reconcile([gone, B], [PAID], saying(said('chosen', 'A', 'c1')));
    expect(found(result)).toEqual([['PAID_AFTER_WITHDRAWAL', 'A', 40_000n]]);
  });

  it('still has the currency that it has', () => {
    const dollars = { ...PAID, grossCurrency: 'USD' };
    const result = reconcile([A], [dollars], saying(said('chosen', 'A', 'c1')));
    expect(found(result)).toEqual([['CURRENCY_MISMATCH', 'A', -40_000n]]);
  });

  it('is judged by its amount like any other', () => {
    const result = reconcile([A], [PART], saying(said('chosen', 'A', 'c1')));
    expect(found(result)).toEqual([['AMOUNT_UNDER', 'A', -10_000n]]);
  });
});

describe('several charges of which a person chose', () => {
  const both = [said('chosen', 'A', 'c1'), said('chosen', 'A', 'c2')];

  it('all, pay the receipt together although payments may not be split', () => {
    expect(found(reconcile([A], [PART, REST]))).toEqual([['AMBIGUOUS_MATCH', 'A', 40_000n]]);
    const result = reconcile([A], [PART, REST], { choices: both });
    expect(found(result)).toEqual([]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 40_000n });
  });

  it('one, leave the others to something else', () => {
    const result = reconcile([A], [PART, REST], saying(said('chosen', 'A', 'c1')));
    expect(found(result)).toEqual([
      ['AMOUNT_UNDER', 'A', -10_000n],
      ['CHARGE_UNEXPECTED', 'c2', 10_000n],
    ]);
    expect(partsOf(result, 'paid')).toEqual({ matched: 30_000n, unexpected: 10_000n });
  });

  it('one, belong together all the same where payments may be split', () => {
    const how = { rules: { splitPayments: true }, ...saying(said('chosen', 'A', 'c2')) };
    expect(found(reconcile([A], [PART, REST], how))).toEqual([]);
  });

  it('one, and are too much: it comes first, the other is owed back', () => {
    const again = paid(qr('c0', '400.00', 'A'), at('09:30'));
    const result = reconcile([A], [again, PAID], saying(said('chosen', 'A', 'c1')));
    expect(found(result)).toEqual([['DUPLICATE_PAYMENT', 'A', 40_000n]]);
    expect(result.charges).toMatchObject([
      { charge: { id: 'c1' }, matched: 40_000n, excess: 0n },
      { charge: { id: 'c0' }, matched: 0n, excess: 40_000n },
    ]);
  });
});

describe('a charge that a person refused for a receipt', () => {
  it('is unexpected, and the receipt unpaid', () => {
    const result = reconcile([A], [PAID], {
      at: at('12:00', NEXT),
      choices: [said('refused', 'A', 'c1')],
    });
    expect(found(result)).toEqual([
      ['CHARGE_UNEXPECTED', 'c1', 40_000n],
      ['RECEIPT_UNPAID', 'A', -40_000n],
    ]);
  });

  it('goes where the next key points', () => {
    const named = { ...B, chargeId: 'c1' };
    const result = reconcile([A, named], [PAID], saying(said('refused', 'B', 'c1')));
    expect(links(result)).toEqual([['c1', 'A', 'reference']]);
  });

  it('is settled where one of two receipts is left', () => {
    const rivals = [A, B].map((receipt) => ({ ...receipt, chargeId: 'c1' }));
    const result = reconcile(rivals, [PAID], saying(said('refused', 'A', 'c1')));
    expect(links(result)).toEqual([['c1', 'B', 'charge_id']]);
  });

  it('is unexpected since then, not since it was paid', () => {
    const decidedAt = at('09:00', NEXT);
    const { breaks } = reconcile([A, B], [PAID], saying(said('refused', 'A', 'c1', decidedAt)));
    expect(breaks.find(({ code }) => code === 'CHARGE_UNEXPECTED')?.openedAt).toBe(decidedAt);
  });
});

describe('a word that was undone', () => {
  it('leaves the keys to decide, and what they find is known since then', () => {
    const decidedAt = at('09:00', NEXT);
    const result = reconcile([A, B], [PART], saying(said('undone', 'B', 'c1', decidedAt)));
    expect(links(result)).toEqual([['c1', 'A', 'reference']]);
    expect(result.breaks.find(({ code }) => code === 'AMOUNT_UNDER')).toMatchObject({
      day: DAY,
      openedAt: decidedAt,
    });
  });
});

describe('the keys in their order', () => {
  const named = { ...B, chargeId: 'c1' };
  const described = { ...PAID, referenceBy: 'pattern' as const };
  const by = (charge: typeof PAID, keys: MatchingRules['keys']) =>
    links(reconcile([A, named], [charge], { rules: { keys } }));

  it('say which of two links counts', () => {
    expect(by(PAID, ['charge-id', 'metadata', 'pattern'])).toEqual([['c1', 'B', 'charge_id']]);
    expect(by(PAID, ['metadata', 'charge-id', 'pattern'])).toEqual([['c1', 'A', 'reference']]);
    expect(by(described, ['metadata', 'charge-id', 'pattern'])).toEqual([['c1', 'B', 'charge_id']]);
    expect(by(described, ['pattern', 'charge-id'])).toEqual([['c1', 'A', 'pattern']]);
  });

  it('that are not listed link nothing', () => {
    expect(by(PAID, ['charge-id'])).toEqual([['c1', 'B', 'charge_id']]);
    expect(by(PAID, ['pattern'])).toEqual([['c1', null, null]]);
    expect(by(described, ['metadata'])).toEqual([['c1', null, null]]);
  });
});
