import fc from 'fast-check';
import { formatBaht, satang } from '#money';
import { readBaht } from './read-baht.js';

describe('baht in a file', () => {
  it.each([
    ['1,234.50', 123_450n],
    ['+91,890.08', 9_189_008n],
    ['-5', -500n],
    ['(100.00)', -10_000n],
    ['( 1,000 )', -100_000n],
    ['฿100', 10_000n],
    ['฿ 1,234.5', 123_450n],
    ['100 ฿', 10_000n],
    [' 0.01 ', 1n],
  ])('"%s" is %p satang', (text, value) => {
    expect(readBaht(text)).toBe(value);
  });

  it('may be a number of a workbook', () => {
    expect(readBaht({ number: '1234.5' })).toBe(123_450n);
    expect(() => readBaht({ number: '1.005' })).toThrow(/two decimals/);
  });

  it.each([
    ...['', '-', '()', '1.005', '12,34.00', '100 CR', '100DR', '1.000,00', '1e3', '(-5)', '(+5)'],
    ...['+-5', '((5))', '(5', '5)', '++5', '๑๐๐', '#REF!', '2026-11-20', '฿'],
  ])('"%s" is refused, and nothing is guessed', (text) => {
    expect(() => readBaht(text)).toThrow(expect.objectContaining({ code: 'money.invalid' }));
  });

  it('is read back as it was written, whichever way it was', () => {
    const amounts = fc.bigInt(0n, 10n ** 15n).map(satang);
    fc.assert(
      fc.property(amounts, (amount) => {
        const text = formatBaht(amount).replaceAll(/\B(?=(\d{3})+\.)/g, ',');
        expect([text, `+${text}`, `฿${text}`].map(readBaht)).toEqual([amount, amount, amount]);
        expect([`-${text}`, `(${text})`].map(readBaht)).toEqual([-amount, -amount]);
      }),
    );
  });
});
