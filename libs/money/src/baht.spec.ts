import fc from 'fast-check';
import { formatBaht, parseBaht } from './baht.js';
import { satang } from './satang.js';

const amounts = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(satang);

describe('baht as text', () => {
  it.each([
    ['4000', 400_000n],
    ['4000.5', 400_050n],
    ['4,000.50', 400_050n],
    ['1,234,567.89', 123_456_789n],
    ['0.01', 1n],
    ['-0.05', -5n],
    ['-1,000', -100_000n],
    ['0', 0n],
    [' 12.00 ', 1_200n],
    ['007', 700n],
  ])('"%s" is %p satang', (text, value) => {
    expect(parseBaht(text)).toBe(value);
  });

  it.each([
    ...['', ' ', '.', '.5', '5.', '1.005', '1,23', '12,34,567', '1,2345', ',100', '1e3', '0x10'],
    ...['฿100', '100 THB', '+5', '--5', '(5.00)', '๑๒', '1 000', '1.000,00', 'NaN', 'Infinity'],
    ...['12345678901234567', '1_000', '1,000.5.0'],
  ])('"%s" is refused, and nothing is rounded', (text) => {
    expect(() => parseBaht(text)).toThrow(expect.objectContaining({ code: 'money.invalid' }));
  });

  it('keeps every satang on the way out and in again', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const text = formatBaht(amount);
        expect(text).toMatch(/^-?\d+\.\d{2}$/);
        expect(parseBaht(text)).toBe(amount);
      }),
    );
  });

  it('may have commas between its thousands', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const [whole = '', decimals = ''] = formatBaht(amount).split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
        expect(parseBaht(`${grouped}.${decimals}`)).toBe(amount);
      }),
    );
  });
});
