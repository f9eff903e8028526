import { DEFAULT_ALERT_RULES } from '#accounts';
import { KNOWN_BANK_HOLIDAYS } from '#calendar';
import { MINUTE_MS, parseInstant } from '#kernel';
import type { Urgency } from './alert-kind.js';
import { digestDay, isQuiet, waits } from './quiet-hours.js';
import type { Hours } from './quiet-hours.js';
import { reachableMs } from './reachable-time.js';

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

describe('how long people could be told', () => {
  const minutes = (
    urgency: Urgency,
    from: string,
    to: string,
    rules: Partial<Hours['rules']> = {},
  ) => reachableMs(urgency, at(from), at(to), hours(rules)) / MINUTE_MS;
  const friday = `${FRIDAY}T19:00`;

  it('is all the time of what cannot wait, and none of what is in digests only', () => {
    expect(minutes('any-hour', friday, '2026-11-22T19:00')).toBe(2_880);
    expect(minutes('digest', friday, '2026-11-22T19:00')).toBe(0);
  });

  it('is without nights and days off, from one day to any other', () => {
    expect(minutes('by-day', `${FRIDAY}T10:00`, `${FRIDAY}T10:45`)).toBe(45);
    expect(minutes('by-day', friday, '2026-11-23T07:59')).toBe(60);
    expect(minutes('by-day', friday, '2026-11-25T09:00')).toBe(60 + 2 * 720 + 60);
    expect(minutes('by-day', friday, `${FRIDAY}T18:00`)).toBe(0);
    const rules = { quietFrom: '12:00', quietUntil: '13:00', quietOnHolidays: false };
    expect(minutes('by-day', friday, '2026-11-21T14:00', rules)).toBe(19 * 60 - 60);
  });
});

describe('a digest', () => {
  it('that nobody made in time does not come at night, unless its hour is there', () => {
    const late = at(`${FRIDAY}T23:30`);
    expect(digestDay(late, hours())).toBeNull();
    expect(digestDay(late, hours({ digestHour: '22:00' }))).toBe(FRIDAY);
  });

  it('is made from its hour on, on days on which people work', () => {
    expect(digestDay(at(`${FRIDAY}T08:29`), hours())).toBeNull();
    expect(digestDay(at(`${FRIDAY}T08:30`), hours())).toBe(FRIDAY);
    expect(digestDay(at('2026-11-21T09:00'), hours())).toBeNull();
    expect(digestDay(at('2026-11-21T09:00'), hours({ quietOnHolidays: false }))).toBe('2026-11-21');
  });
});
