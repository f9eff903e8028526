import fc from 'fast-check';
import { parseRate, shareRoundedHalfUp } from './rate.js';
import { satang } from './satang.js';

const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(satang);
const MAX_PARTS = 200_000n; // 200.000 per cent, in thousandths
const thousandths = fc.bigInt({ min: 0n, max: MAX_PARTS });
const rateOf = (parts: bigint): string =>
  `${parts / 1_000n}.${(parts % 1_000n).toString().padStart(3, '0')}`;

describe('a rate', () => {
  it.each([
    ['1.65', '1.65'],
    ['7.0', '7'],
    ['7', '7'],
    ['0.00', '0'],
    ['003.650', '3.65'],
    ['100', '100'],
  ])('stated as "%s" is %s', (text, rate) => {
    expect(parseRate(text)).toBe(rate);
  });

  it.each(['', '-1', '1,65', '.5', '1.', '1.65%', '1e2', 'NaN', '1.0000000001'])(
    'is not read from "%s"',
    (text) => {
      expect(() => parseRate(text)).toThrow(expect.objectContaining({ code: 'rate.invalid' }));
    },
  );
});

describe('a share, halves rounded up', () => {
  it.each([
    [5_000n, '3.65', 183n], // 182.5
    [3_000n, '3.65', 110n], // 109.5
    [12_349n, '3.65', 451n], // 450.7385
    [100n, '0.499', 0n],
    [100n, '0.5', 1n],
    [1n, '50', 1n],
    [1n, '49.999999999', 0n],
    [0n, '7', 0n],
    [10n ** 15n, '1.65', 16_500_000_000_000n],
  ])('of %p at %s per cent is %p', (amount, rate, share) => {
    expect(shareRoundedHalfUp(satang(amount), parseRate(rate))).toBe(share);
  });

  it('is the nearest whole satang, and the upper one of two that are equally near', () => {
    fc.assert(
      fc.property(amounts, thousandths, (amount, parts) => {
        const share = shareRoundedHalfUp(amount, parseRate(rateOf(parts)));
        const exact = amount * parts; // in units of 1/100000 satang
        const excess = 2n * (share * 100_000n - exact);
        expect(excess > -100_000n && excess <= 100_000n).toBe(true);
      }),
    );
  });

  it('never falls when the amount or the rate rises', () => {
    fc.assert(
      fc.property(amounts, amounts, thousandths, thousandths, (a, b, p, q) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const [lower, higher] = [rateOf(p < q ? p : q), rateOf(p < q ? q : p)].map(parseRate);
        const smallest = shareRoundedHalfUp(less, lower!);
        expect(smallest <= shareRoundedHalfUp(more, lower!)).toBe(true);
        expect(smallest <= shareRoundedHalfUp(less, higher!)).toBe(true);
      }),
    );
  });

  it('does not depend on how the rate is spelt', () => {
    fc.assert(
      fc.property(amounts, thousandths, (amount, parts) => {
        const [plain, padded] = [rateOf(parts), `${rateOf(parts)}000`].map(parseRate);
        expect(shareRoundedHalfUp(amount, plain!)).toBe(shareRoundedHalfUp(amount, padded!));
      }),
    );
  });
});
