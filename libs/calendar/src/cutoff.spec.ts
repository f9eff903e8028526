import fc from 'fast-check';
import { epochMs, instantFromMs, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import { addDays, parseBusinessDay } from './business-day.js';
import type { BusinessDay } from './business-day.js';
import { businessDayOf, dayWindow, parseCutoff } from './cutoff.js';
import type { CutoffRule, DayRules } from './cutoff.js';
import { BANGKOK } from './time-zone.js';

const FIRST = parseBusinessDay('2026-01-01');
const DAYS = 400;

const rules = (...cutoffs: readonly (readonly [from: string, time: string])[]): DayRules => ({
  timeZone: BANGKOK,
  cutoffs: cutoffs.map(([from, time]) => ({
    from: parseBusinessDay(from),
    time: parseCutoff(time),
  })),
});

const anyTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => instantFromMs(minutes * MINUTE_MS).slice('1970-01-01T'.length, -':00Z'.length))
  .map(parseCutoff);
const anyDay = fc.integer({ min: 0, max: DAYS }).map((number) => addDays(FIRST, number));
const anyInstant = fc
  .integer({ min: 0, max: DAYS * 24 * 60 * 60 * 1_000 })
  .map((ms) => plusMs(parseInstant('2026-01-01T00:00:00Z'), ms));
/** Up to six cut-offs, changing on any day, sorted as an account keeps them. */
const anyRules = fc
  .uniqueArray(fc.record({ from: anyDay, time: anyTime }), {
    maxLength: 6,
    selector: ({ from }) => from,
  })
  .map((cutoffs): DayRules => ({ timeZone: BANGKOK, cutoffs: cutoffs.sort(byDay) }));

function byDay(left: CutoffRule, right: CutoffRule): number {
  return left.from < right.from ? -1 : 1;
}

const dayAt = (text: string, given: DayRules): BusinessDay =>
  businessDayOf(parseInstant(text), given);

describe('business days with a cut-off', () => {
  it('at midnight are the dates of Bangkok, seven hours ahead of UTC', () => {
    const midnight = rules(['2026-01-01', '00:00']);
    expect(dayWindow(parseBusinessDay('2026-11-20'), midnight)).toEqual({
      from: '2026-11-19T17:00:00Z',
      to: '2026-11-20T17:00:00Z',
    });
    expect(dayAt('2026-11-20T16:59:59.999Z', midnight)).toBe('2026-11-20');
    expect(dayAt('2026-11-20T17:00:00Z', midnight)).toBe('2026-11-21');
    expect(dayWindow(parseBusinessDay('2026-11-20'), rules())).toEqual(
      dayWindow(parseBusinessDay('2026-11-20'), midnight),
    );
  });

  it('at 02:00 end in the night after their date', () => {
    const night = rules(['2026-01-01', '02:00']);
    expect(dayAt('2026-11-21T01:59:59.999+07:00', night)).toBe('2026-11-20');
    expect(dayAt('2026-11-21T02:00:00+07:00', night)).toBe('2026-11-21');
    expect(dayAt('2026-11-20T23:00:00+07:00', night)).toBe('2026-11-20');
  });

  it('at 22:00 end on the evening of their date', () => {
    const evening = rules(['2026-01-01', '22:00']);
    expect(dayAt('2026-11-20T21:59:59.999+07:00', evening)).toBe('2026-11-20');
    expect(dayAt('2026-11-20T22:00:00+07:00', evening)).toBe('2026-11-21');
    expect(dayAt('2026-11-20T00:30:00+07:00', evening)).toBe('2026-11-20');
  });

  it('are longer or shorter for one day when the cut-off changes, and no earlier day moves', () => {
    const before = rules(['2026-01-01', '00:00']);
    const after = rules(['2026-01-01', '00:00'], ['2026-11-20', '02:00']);
    const [last, first] = ['2026-11-19', '2026-11-20'].map(parseBusinessDay);
    expect(dayWindow(addDays(last!, -1), after)).toEqual(dayWindow(addDays(last!, -1), before));
    expect(dayWindow(last!, after).from).toBe(dayWindow(last!, before).from);
    const changed = parseInstant('2026-11-20T02:00:00+07:00');
    expect([dayWindow(last!, after).to, dayWindow(first!, after).from]).toEqual([changed, changed]);
  });

  it('leave no gap and do not overlap, whatever the rules and their changes', () => {
    fc.assert(
      fc.property(anyRules, anyDay, (given, day) => {
        const { from, to } = dayWindow(day, given);
        expect(epochMs(to)).toBeGreaterThan(epochMs(from));
        expect(dayWindow(addDays(day, 1), given).from).toBe(to);
        expect(businessDayOf(from, given)).toBe(day);
        expect(businessDayOf(plusMs(to, -1), given)).toBe(day);
        expect(businessDayOf(to, given)).toBe(addDays(day, 1));
      }),
    );
  });

  it('contain exactly the instants that are of them', () => {
    fc.assert(
      fc.property(anyRules, anyInstant, (given, instant) => {
        const { from, to } = dayWindow(businessDayOf(instant, given), given);
        expect(epochMs(from) <= epochMs(instant) && epochMs(instant) < epochMs(to)).toBe(true);
      }),
    );
  });

  it.each(['24:00', '2:00', '02:60', '0200', '', '02:00:00', '-1:00'])(
    'cannot end at "%s"',
    (text) => {
      expect(() => parseCutoff(text)).toThrow(expect.objectContaining({ code: 'cutoff.invalid' }));
    },
  );
});
