import type { BusinessDay } from './business-day.js';
import { addMonths, daysOf, firstDayOf, lastDayOf, monthOf, parseMonth } from './month.js';

const day = (text: string) => text as BusinessDay;

describe('a month', () => {
  it.each([
    ['2026-11', 30, '2026-11-30'],
    ['2026-12', 31, '2026-12-31'],
    ['2028-02', 29, '2028-02-29'],
    ['2027-02', 28, '2027-02-28'],
  ])('%s has %i days and ends on %s', (text, count, last) => {
    const month = parseMonth(text);
    expect(daysOf(month)).toHaveLength(count);
    expect(daysOf(month)[0]).toBe(firstDayOf(month));
    expect(daysOf(month).at(-1)).toBe(last);
    expect(lastDayOf(month)).toBe(last);
  });

  it('is that of its days', () => {
    expect(monthOf(day('2026-11-01'))).toBe('2026-11');
    expect(monthOf(day('2026-11-30'))).toBe('2026-11');
  });

  it('is counted across years', () => {
    expect(addMonths(parseMonth('2026-11'), 2)).toBe('2027-01');
    expect(addMonths(parseMonth('2026-01'), -1)).toBe('2025-12');
    expect(addMonths(parseMonth('2026-11'), 0)).toBe('2026-11');
  });

  it.each(['2026-13', '2026-00', '2026-1', '202611', '2026-11-01', ''])('is not "%s"', (text) => {
    expect(() => parseMonth(text)).toThrow(/is not a month such as 2026-11/u);
  });

  it.each(['0000-01', '1999-12', '2200-01', '2569-11', '9999-12'])('is not %s either', (text) => {
    expect(() => parseMonth(text)).toThrow(/is not between 2000-01 and 2199-12/u);
  });
});
