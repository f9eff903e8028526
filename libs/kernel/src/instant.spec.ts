import fc from 'fast-check';
import {
  DAY_MS,
  epochMs,
  instantFromMs,
  isBefore,
  laterOf,
  parseInstant,
  plusMs,
} from './instant.js';

const instants = fc
  .date({
    min: new Date('1000-01-01T00:00:00Z'),
    max: new Date('9998-12-31Z'),
    noInvalidDate: true,
  })
  .map((date) => instantFromMs(date.getTime()));

describe('an instant', () => {
  it.each([
    ['2026-11-20T03:48:31Z', '2026-11-20T03:48:31Z'],
    ['2026-11-20T10:48:31+07:00', '2026-11-20T03:48:31Z'],
    ['2026-11-20T03:48:31.000Z', '2026-11-20T03:48:31Z'],
    ['2026-11-20T03:48:31.5Z', '2026-11-20T03:48:31.500Z'],
    ['2026-11-20T03:48:31.123456789Z', '2026-11-20T03:48:31.123Z'],
    ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00Z'],
  ])('%s is written %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    '',
    '2026-11-20',
    '2026-11-20T03:48Z',
    '2026-11-20 03:48:31Z',
    '2026-11-20T03:48:31',
    '2026-13-01T00:00:00Z',
    '2026-11-20T25:00:00Z',
    '2026-11-20T03:48:60Z',
    '1795392000000',
    ' 2026-11-20T03:48:31Z',
    '0000-01-01T00:00:00Z',
    '0999-12-31T23:59:59Z',
    '9999-12-31T23:59:59-14:00',
  ])('is not read from "%s"', (text) => {
    expect(() => parseInstant(text)).toThrow(expect.objectContaining({ code: 'time.invalid' }));
  });

  it('is one text for one moment, which every reader understands', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseInstant(instant)).toBe(instant);
        expect(new Date(instant).getTime()).toBe(epochMs(instant));
      }),
    );
  });

  it('comes before another one exactly if fewer milliseconds have passed', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: DAY_MS }), (instant, ms) => {
        const later = plusMs(instant, ms);
        expect([isBefore(instant, later), isBefore(later, instant)]).toEqual([true, false]);
        expect(isBefore(instant, instant)).toBe(false);
        expect([laterOf(instant, later), laterOf(later, instant)]).toEqual([later, later]);
      }),
    );
  });
});
