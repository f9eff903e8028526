import { parseRate, plus, satang } from '#money';
import {
  at,
  costing,
  DAY,
  found,
  NEXT,
  TARIFF,
} from '../../../../test/support/reconciling/cases.js';
import { order, paid, qr, reconcile } from '../../../../test/support/reconciling/cases.js';
import { costOf } from './judge-cost.js';
import type { PaidCharge } from './facts.js';

const charge = (id: string) => paid(qr(id, '400.00', id));
const ORDERS = ['c1', 'c2', 'c3'].map((id) => order(id, '400.00'));
const costs = (charges: Parameters<typeof reconcile>[1], how?: Parameters<typeof reconcile>[2]) =>
  reconcile(ORDERS, charges, { at: at('11:00'), ...how });

describe('fee and VAT of a day', () => {
  it('are as the contract says', () => {
    expect(found(costs([charge('c1'), charge('c2')]))).toEqual([]);
  });

  it('that are one satang off are one break of the day and rate', () => {
    const result = costs([costing(charge('c1'), { fee: 1n }), costing(charge('c2'), { fee: 1n })]);
    expect(found(result)).toEqual([['FEE_VARIANCE', DAY, 2n]]);
    expect(result.breaks[0]).toMatchObject({
      subject: { kind: 'day', id: DAY },
      reference: null,
      count: 2,
      expected: 1_320n,
      actual: 1_322n,
    });
  });

  it('are a break also when they cancel out', () => {
    const result = costs([costing(charge('c1'), { vat: 1n }), costing(charge('c2'), { vat: -1n })]);
    expect(found(result)).toEqual([['VAT_VARIANCE', DAY, 0n]]);
    expect(result.breaks[0]).toMatchObject({ count: 2 });
  });

  it('that are further off are a break of their charge', () => {
    const result = costs([costing(charge('c1'), { fee: 2n }), costing(charge('c2'), { vat: -5n })]);
    expect(found(result).sort()).toEqual([
      ['FEE_VARIANCE', 'c1', 2n],
      ['VAT_VARIANCE', 'c2', -5n],
    ]);
    expect(result.breaks[0]).toMatchObject({ subject: { kind: 'charge' }, count: 1 });
  });

  it('that are both off in one charge are one break with both amounts', () => {
    const result = costs([costing(charge('c1'), { fee: 100n, vat: 50n })]);
    expect(found(result)).toEqual([['FEE_VARIANCE', 'c1', 143n, 'VAT_VARIANCE']]);
  });

  it('do not blame the VAT for a fee that is wrong', () => {
    const doubled = costing(charge('c1'), { fee: 660n, vat: 46n });
    expect(found(costs([doubled]))).toEqual([['FEE_VARIANCE', 'c1', 660n]]);
  });

  it('are judged by the rates of the day and method', () => {
    const cheaper = { ...TARIFF, feeRate: parseRate('1.5') };
    const tariffOf = (method: string, day: typeof DAY) =>
      method === 'promptpay' && day >= NEXT ? cheaper : TARIFF;
    const tomorrow = paid(qr('c2', '400.00', 'c2'), at('08:00', NEXT));
    const charges = [charge('c1'), tomorrow];
    expect(found(costs(charges, { tariffOf }))).toEqual([]);
    expect(found(costs(charges, { tariffOf, day: NEXT, at: at('09:00', NEXT) }))).toEqual([
      ['FEE_VARIANCE', 'c2', 60n],
    ]);
  });

  it('cannot be judged while no rate is known', () => {
    const result = costs([costing(charge('c1'), { fee: 500n })], { tariffOf: () => null });
    expect(found(result)).toEqual([]);
  });

  it('belong to other methods as well', () => {
    const card = costing({ ...charge('c1'), paymentMethod: 'card' }, { fee: 10n });
    expect(found(costs([card]))).toContainEqual(['FEE_VARIANCE', 'c1', 10n]);
  });
});

describe('the rate that Opn states', () => {
  const other = (id: string, feeRate = '1.66') => ({ ...charge(id), feeRate: parseRate(feeRate) });

  it('is named where the amount differs by it', () => {
    const dear = { ...costing(charge('c1'), { fee: 100n, vat: 7n }), feeRate: parseRate('1.9') };
    expect(costs([dear]).breaks).toMatchObject([
      { code: 'FEE_VARIANCE', detail: 'fee rate found 1.9%, by contract 1.65%' },
    ]);
  });

  it('is a finding of the day even where the amount is the same', () => {
    const result = costs([other('c1'), other('c2'), charge('c3')]);
    expect(found(result)).toEqual([['FEE_VARIANCE', DAY, 0n]]);
    expect(result.breaks[0]).toMatchObject({ count: 2, subject: { kind: 'day' } });
  });

  it('is not mixed up with rounding', () => {
    const result = costs([other('c1'), costing(charge('c2'), { fee: 1n })]);
    expect(found(result).sort()).toEqual([
      ['FEE_VARIANCE', DAY, 0n],
      ['FEE_VARIANCE', DAY, 1n],
    ]);
  });
});

describe('differences of one satang', () => {
  const many = (fees: readonly bigint[]) =>
    costs(fees.map((fee, index) => costing(charge(`c${index}`), { fee }))).breaks.filter(
      ({ code }) => code === 'FEE_VARIANCE',
    );
  const times = (count: number, fee: bigint) => Array.from({ length: count }, () => fee);

  it('that go both ways are rounding', () => {
    const [both] = many([...times(12, 1n), ...times(9, -1n)]);
    expect(both).toMatchObject({ count: 21, amount: 3n, detail: null });
  });

  it('that lean one way are a finding of their own, with their sum', () => {
    const [one] = many(times(10, 1n));
    const [all, ...more] = many(times(11, 1n));
    expect(one).toMatchObject({ count: 10, amount: 10n, detail: null });
    const detail = 'leans one way: 11 a satang more, 0 a satang less than by contract';
    expect(all).toMatchObject({ count: 11, amount: 11n, detail });
    expect(more).toEqual([]);
    expect(all?.id).not.toBe(one?.id);
    expect(many([...times(25, -1n), ...times(5, 1n)])).toMatchObject([{ amount: -20n, count: 30 }]);
  });
});

describe('the parts of a charge', () => {
  it('must add up to its gross', () => {
    const result = costs([costing(charge('c1'), { net: -1n })]);
    expect(found(result)).toEqual([['NET_ARITHMETIC', 'c1', -1n]]);
    expect(result.breaks[0]).toMatchObject({ expected: 39_294n, actual: 39_293n });
  });

  it('include interest and its VAT', () => {
    const one = { ...charge('c1'), paymentMethod: 'card' };
    const interest = { interest: satang(100n), interestVat: satang(7n) };
    const withInterest = { ...one, ...interest, net: satang(one.net - 107n) };
    const codes = ({ breaks }: ReturnType<typeof costs>) => breaks.map(({ code }) => code);
    expect(codes(costs([withInterest])).filter((code) => /VARIANCE|NET/.test(code))).toEqual([]);
    const wrong = { ...withInterest, interestVat: satang(9n), net: satang(one.net - 109n) };
    expect(found(costs([wrong]))).toContainEqual(['VAT_VARIANCE', 'c1', 2n]);
  });

  it('have no interest where PromptPay was taken', () => {
    const one = charge('c1');
    const interest = { interest: satang(100n), interestVat: satang(7n) };
    const taken = { ...one, ...interest, net: satang(one.net - 107n) };
    expect(found(costs([taken]))).toEqual([['FEE_VARIANCE', 'c1', 100n]]);
  });
});

describe('the cost of a charge', () => {
  it('is what contract and Opn say of fee and VAT together', () => {
    const one = costing(charge('c1'), { fee: 3n, vat: 2n }) as PaidCharge;
    const { feeExpected, difference } = costOf(one, TARIFF);
    expect([feeExpected, difference]).toEqual([660n, 5n]);
    expect(plus(feeExpected, satang(3n))).toBe(one.fee);
  });
});
