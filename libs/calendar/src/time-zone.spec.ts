import { HOUR_MS, parseInstant } from '#kernel';
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

  it('must be one that exists', () => {
    expect(parseTimeZone(BANGKOK)).toBe(BANGKOK);
    expect(() => parseTimeZone('Asia/Krung_Thep')).toThrow(
      expect.objectContaining({ code: 'time_zone.invalid' }),
    );
  });
});
