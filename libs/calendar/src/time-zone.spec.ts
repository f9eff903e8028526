import { HOUR_MS, MINUTE_MS, parseInstant, SECOND_MS } from '#kernel';
import { BANGKOK, parseTimeZone, zoneOffsetMs } from './time-zone.js';

describe('a time zone', () => {
  it.each([
    ['2026-01-01T00:00:00Z', BANGKOK, 7],
    ['2026-07-01T12:34:56.789Z', BANGKOK, 7],
    ['2026-12-31T23:59:59.999Z', BANGKOK, 7],
    ['2026-01-01T00:00:00Z', 'UTC', 0],
    ['2026-01-15T00:00:00Z', 'Europe/Berlin', 1],
    ['2026-07-15T00:00:00Z', 'Europe/Berlin', 2],
    ['2026-01-15T00:00:00Z', 'America/New_York', -5],
  ])('at %s in %s is %p hours ahead', (instant, zone, hours) => {
    expect(zoneOffsetMs(parseInstant(instant), zone)).toBe(hours * HOUR_MS);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29T00:59:59Z', HOUR_MS],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 2 * HOUR_MS],
    [BANGKOK, '1920-03-31T17:17:55Z', 6 * HOUR_MS + 42 * MINUTE_MS + 4 * SECOND_MS],
    [BANGKOK, '1920-03-31T17:17:56Z', 7 * HOUR_MS],
    [BANGKOK, '1920-03-31T17:17:55Z', 6 * HOUR_MS + 42 * MINUTE_MS + 4 * SECOND_MS],
  ])('in %s at %s, next to a change of its clocks, is %p ms ahead', (zone, instant, ms) => {
    expect(zoneOffsetMs(parseInstant(instant), zone)).toBe(ms);
  });

  it('must be one that exists', () => {
    expect(parseTimeZone(BANGKOK)).toBe(BANGKOK);
    expect(() => parseTimeZone('Asia/Krung_Thep')).toThrow(
      expect.objectContaining({ code: 'time_zone.invalid' }),
    );
  });
});
