import { parseAnyDay, parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { dayNumber, timeNumbersIn } from './excel-time.js';

describe('time in Excel', () => {
  it('counts days from the end of 1899', () => {
    expect(dayNumber(parseBusinessDay('2026-11-20'))).toBe(46_346);
    expect(dayNumber(parseAnyDay('1970-01-01'))).toBe(25_569);
  });

  it('shows the clock of the report’s time zone', () => {
    const number = timeNumbersIn('Asia/Bangkok');
    expect(number(parseInstant('2026-11-19T17:00:00Z'))).toBe(46_346);
    expect(number(parseInstant('2026-11-20T05:00:00Z'))).toBe(46_346.5);
  });

  it('never rounds a second up into the next day', () => {
    const number = timeNumbersIn('Asia/Bangkok');
    expect(number(parseInstant('2026-11-20T16:59:59.999Z'))).toBeLessThan(46_347);
  });

  it('knows when clocks are changed', () => {
    const number = timeNumbersIn('Europe/London');
    expect(number(parseInstant('2026-10-25T00:59:59Z')) % 1).toBeCloseTo(1.9997 / 24, 4);
    expect(number(parseInstant('2026-10-25T01:00:00Z')) % 1).toBeCloseTo(1 / 24, 9);
  });
});
