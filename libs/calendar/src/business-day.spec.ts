import fc from 'fast-check';
import { addDays, daysBetween, parseAnyDay, parseBusinessDay } from './business-day.js';

const FIRST = parseBusinessDay('2000-01-01');
const days = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays(FIRST, number));
const steps = fc.integer({ min: -5_000, max: 5_000 });

describe('a business day', () => {
  it.each(['2026-11-20', '2024-02-29', '2000-01-01', '2199-12-31'])('is read from %s', (text) => {
    expect(parseBusinessDay(text)).toBe(text);
  });

  it.each(['2026-02-29', '2026-02-30', '2026-11-31', '2026-13-01', '2026-00-10', '2026-01-00'])(
    'is not %s, which no calendar has',
    (text) => {
      expect(() => parseBusinessDay(text)).toThrow(
        expect.objectContaining({ code: 'day.invalid' }),
      );
    },
  );

  it.each(['', '20/11/2026', '2026-11-2', '26-11-20', '2026-11-20T00:00:00Z', ' 2026-11-20'])(
    'is not read from "%s"',
    (text) => {
      expect(() => parseBusinessDay(text)).toThrow(
        expect.objectContaining({ code: 'day.invalid' }),
      );
    },
  );

  it.each(['0000-01-01', '0001-01-01', '1999-12-31', '2200-01-01', '2569-11-20', '9999-12-31'])(
    'is %s only where facts say so, and never what somebody states',
    (text) => {
      expect(() => parseBusinessDay(text)).toThrow(
        expect.objectContaining({
          code: 'day.invalid',
          message: expect.stringContaining('not between 2000-01-01 and 2199-12-31') as string,
        }),
      );
      expect(parseAnyDay(text)).toBe(text);
    },
  );

  it('is as many days away as were added, and its text sorts by time', () => {
    fc.assert(
      fc.property(days, steps, (day, step) => {
        const other = addDays(day, step);
        expect(parseAnyDay(other)).toBe(other);
        expect(daysBetween(day, other)).toBe(step);
        expect(addDays(other, -step)).toBe(day);
        expect(other < day).toBe(step < 0);
      }),
    );
  });
});
