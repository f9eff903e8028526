import { parseInstant } from '#kernel';
import { parseBusinessDay } from './business-day.js';
import { parseMonth } from './month.js';
import { clockTime, dayText, monthText, timeText } from './shown-times.js';
import { BANGKOK } from './time-zone.js';

describe('times as people see them', () => {
  it('are days, months and minutes of the zone', () => {
    expect(dayText(parseBusinessDay('2026-11-20'))).toBe('20/11/2026');
    expect(monthText(parseMonth('2026-11'))).toBe('11/2026');
    expect(timeText(parseInstant('2026-11-20T17:02:59.5Z'), BANGKOK)).toBe('21/11/2026 00:02');
  });

  it('are instants again', () => {
    const day = parseBusinessDay('2026-11-21');
    expect(clockTime(day, '00:02', BANGKOK)).toBe('2026-11-20T17:02:00Z');
    expect(clockTime(day, '12:00', BANGKOK)).toBe('2026-11-21T05:00:00Z');
  });
});
