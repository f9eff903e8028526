import { epochMs, instantFromMs } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zonedTexts } from './zoned-time-text.js';

const ZONES = ['Asia/Bangkok', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const FROM_MS = Date.UTC(2020, 0, 1);
const TO_MS = Date.UTC(2030, 0, 1);

describe('a time as clocks showed it', () => {
  it('has the seconds of the instant and the offset of the zone', () => {
    const textOf = zonedTexts('Asia/Bangkok');
    const shown = ['2026-11-19T17:00:01Z', '2026-11-19T17:00:59.250Z'].map((text) =>
      textOf(instantFromMs(Date.parse(text))),
    );
    expect(shown).toEqual(['2026-11-20T00:00:01+07:00', '2026-11-20T00:00:59.250+07:00']);
  });

  it('changes with the clocks, between two instants of one hour', () => {
    const textOf = zonedTexts('America/New_York');
    const [before, after] = ['2026-11-01T05:59:59Z', '2026-11-01T06:00:00Z'].map((text) =>
      textOf(instantFromMs(Date.parse(text))),
    );
    expect([before, after]).toEqual(['2026-11-01T01:59:59-04:00', '2026-11-01T01:00:00-05:00']);
  });

  it('is the same moment, whatever was asked for before it', () => {
    const moments = fc.array(fc.integer({ min: FROM_MS, max: TO_MS }), { minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moments, (zone, times) => {
        const textOf = zonedTexts(zone);
        for (const ms of [...times, ...times.map((one) => one + 1)]) {
          const instant = instantFromMs(ms);
          expect(Date.parse(textOf(instant))).toBe(epochMs(instant));
        }
      }),
    );
  });
});
