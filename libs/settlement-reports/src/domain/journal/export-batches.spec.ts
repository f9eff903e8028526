import { addDays, parseBusinessDay } from '#calendar';
import fc from 'fast-check';
import { batchName, batchOf, closingsIn, exportedBy, seams } from './export-batches.js';
import type { Closing, Issued } from './export-batches.js';

const FIRST = parseBusinessDay('2026-11-18');
const dayOf = (index: number) => addDays(FIRST, index);

const closing = (number: number, day: number, knownUpTo: number, position: number): Closing => ({
  ...{ number, day: dayOf(day), knownUpTo, position },
});

describe('batches of exported entries', () => {
  it('are named by the first closings of days, in their order', () => {
    const issued = (type: string, day: number, position: number): Issued => ({
      ...{ type, position },
      data: { day: dayOf(day), asOf: { position: position - 2 } },
    });
    const closings = closingsIn(
      [issued('DayClosed', 0, 10), issued('DayRestated', 0, 20), issued('DayClosed', 1, 30)],
      30,
    );
    expect(closings.map(batchName)).toEqual(['EXP-000001', 'EXP-000002']);
    expect(closings[1]).toEqual({ number: 2, day: dayOf(1), knownUpTo: 28, position: 30 });
    expect(closingsIn([issued('DayClosed', 0, 10)], 9)).toEqual([]);
  });

  it('hold what the report knew, and what the closing itself posts', () => {
    const closings = [closing(1, 0, 10, 14), closing(2, 1, 20, 22)];
    const batch = (day: number, position: number) =>
      batchOf(closings, dayOf(day), position)?.number ?? null;
    expect(batch(0, 10)).toBe(1);
    expect(batch(0, 14)).toBe(1);
    // Known between the report's position and its closing: the next day's batch takes it.
    expect(batch(0, 12)).toBe(2);
    expect(batch(1, 10)).toBe(2);
    expect(batch(1, 21)).toBeNull();
    expect(batch(2, 5)).toBeNull();
  });

  const anyClosings = fc
    .array(fc.record({ day: fc.nat(6), gap: fc.nat(3), after: fc.integer({ min: 1, max: 5 }) }))
    .map((steps) => {
      let position = 0;
      return steps.map(({ day, gap, after }, index) => {
        const knownUpTo = position + after;
        position = knownUpTo + gap + 1;
        return closing(index + 1, day, knownUpTo, position);
      });
    });
  const anyEntry = fc.record({ day: fc.nat(6), position: fc.integer({ min: 1, max: 60 }) });

  it('never lose or take an entry that was in one before, whatever is closed afterwards', () => {
    fc.assert(
      fc.property(anyClosings, anyEntry, fc.nat(10), (closings, { day, position }, count) => {
        const before = batchOf(closings.slice(0, count), dayOf(day), position);
        if (before) expect(batchOf(closings, dayOf(day), position)).toBe(before);
      }),
    );
  });

  it('do not differ between two seams', () => {
    fc.assert(
      fc.property(anyClosings, anyEntry, (closings, { day, position }) => {
        const start =
          seams(closings)
            .filter((seam) => seam <= position)
            .at(-1) ?? 0;
        const [here, there] = [position, start].map((one) => batchOf(closings, dayOf(day), one));
        expect(here).toBe(there);
      }),
    );
  });

  it('hold everything that they are said to have exported', () => {
    fc.assert(
      fc.property(anyClosings, anyEntry, (closings, { day, position }) => {
        const exported = exportedBy(closings);
        if (!exported || dayOf(day) > exported.day || position > exported.knownUpTo) return;
        expect(batchOf(closings, dayOf(day), position)).not.toBeNull();
      }),
    );
  });
});
