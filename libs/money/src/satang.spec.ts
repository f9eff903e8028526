import {
  minus,
  negated,
  plus,
  satang,
  satangFromJson,
  smallerOf,
  sum,
  toJsonInteger,
} from './satang.js';

const MAX = BigInt(Number.MAX_SAFE_INTEGER);

describe('satang', () => {
  it('add up exactly, beyond what a number could hold', () => {
    expect(sum([satang(MAX), satang(2n), satang(-1n)])).toBe(9_007_199_254_740_992n);
    expect(sum([])).toBe(0n);
    expect(plus(satang(2n), satang(3n))).toBe(5n);
    expect(minus(satang(2n), satang(3n))).toBe(-1n);
    expect(negated(satang(2n))).toBe(-2n);
    expect(smallerOf(satang(2n), satang(-3n))).toBe(-3n);
  });

  it('go into JSON only where a reader will not lose any', () => {
    expect(toJsonInteger(satang(400_000n))).toBe(400_000);
    expect(toJsonInteger(satang(-MAX))).toBe(Number.MIN_SAFE_INTEGER);
    for (const amount of [MAX + 1n, MAX + 2n, -MAX - 1n]) {
      expect(() => toJsonInteger(satang(amount))).toThrow(
        expect.objectContaining({ code: 'money.too_large' }),
      );
    }
  });

  it('come out of JSON as whole numbers or not at all', () => {
    expect(satangFromJson(400_000)).toBe(400_000n);
    for (const value of [1.5, '400000', null, undefined, true, 2 ** 53, Number.NaN, [1]]) {
      const refused = (): unknown => satangFromJson(value);
      expect(refused).toThrow(expect.objectContaining({ code: 'money.invalid' }));
    }
  });
});
