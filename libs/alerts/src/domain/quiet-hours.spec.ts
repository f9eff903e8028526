import { DEFAULT_ALERT_RULES } from '#accounts';
import { KNOWN_BANK_HOLIDAYS } from '#calendar';
import { parseInstant } from '#kernel';
import { digestDay, isQuiet, reachableSince, waits } from './quiet-hours.js';
import type { Hours } from './quiet-hours.js';

const hours = (rules: Partial<Hours['rules']> = {}): Hours => ({
  timeZone: 'Asia/Bangkok',
  holidays: KNOWN_BANK_HOLIDAYS,
  rules: { ...DEFAULT_ALERT_RULES, ...rules },
});
const at = (time: string) => parseInstant(`${time}:00+07:00`);
const FRIDAY = '2026-11-20';

describe('quiet hours', () => {
  it.each([
    [`${FRIDAY}T07:59`, true],
    [`${FRIDAY}T08:00`, false],
    [`${FRIDAY}T19:59`, false],
    [`${FRIDAY}T20:00`, true],
    ['2026-11-21T12:00', true], // a Saturday
    ['2026-10-23T12:00', true], // a bank holiday
  ])('at %s: %s', (time, quiet) => expect(isQuiet(at(time), hours())).toBe(quiet));

  it('may lie within a day, be none, or not be on holidays', () => {
    const noon = hours({ quietFrom: '12:00', quietUntil: '13:00' });
    const states = ['11:59', '12:00', '13:00'].map((time) =>
      isQuiet(at(`${FRIDAY}T${time}`), noon),
    );
    expect(states).toEqual([false, true, false]);
    const none = hours({ quietFrom: '00:00', quietUntil: '00:00', quietOnHolidays: false });
    expect(isQuiet(at('2026-11-21T03:00'), none)).toBe(false);
  });

  it('are by the clock of the account', () => {
    const tokyo = { ...hours(), timeZone: 'Asia/Tokyo' };
    expect([isQuiet(at(`${FRIDAY}T18:00`), tokyo), isQuiet(at(`${FRIDAY}T06:00`), tokyo)]).toEqual([
      true,
      false,
    ]);
  });

  it('keep nothing waiting that cannot wait', () => {
    const night = at(`${FRIDAY}T02:00`);
    const day = at(`${FRIDAY}T10:00`);
    const urgencies = ['any-hour', 'by-day', 'digest'] as const;
    expect(urgencies.map((one) => waits(one, night, hours()))).toEqual([false, true, true]);
    expect(urgencies.map((one) => waits(one, day, hours()))).toEqual([false, false, true]);
  });
});

describe('people can be reminded', () => {
  it('of what can wait only after the digest of the day, which counts as a word', () => {
    const since = (time: string) => reachableSince('by-day', at(`${FRIDAY}T${time}`), hours());
    expect([since('07:00'), since('08:15'), since('21:00')]).toEqual([null, null, null]);
    expect(since('10:00')).toBe(at(`${FRIDAY}T08:30`));
    expect(reachableSince('any-hour', at(`${FRIDAY}T02:00`), hours())).toBe('1970-01-01T00:00:00Z');
    expect(reachableSince('digest', at(`${FRIDAY}T10:00`), hours())).toBeNull();
  });
});

describe('a digest', () => {
  it('is made from its hour on, on days on which people work', () => {
    expect(digestDay(at(`${FRIDAY}T08:29`), hours())).toBeNull();
    expect(digestDay(at(`${FRIDAY}T08:30`), hours())).toBe(FRIDAY);
    expect(digestDay(at('2026-11-21T09:00'), hours())).toBeNull();
    expect(digestDay(at('2026-11-21T09:00'), hours({ quietOnHolidays: false }))).toBe('2026-11-21');
  });
});
