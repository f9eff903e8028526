import { parseInstant } from '#kernel';
import fc from 'fast-check';
import { mergedSpans, unreadOf } from './read-spans.js';
import type { ReadSpan } from './read-spans.js';

const at = (minute: number) => parseInstant(`2026-11-20T00:${String(minute).padStart(2, '0')}:00Z`);
const span = (from: number | null, to: number): ReadSpan => ({
  from: from === null ? null : at(from),
  to: at(to),
});

describe('what was read of a list', () => {
  it('is one span where readings touch or overlap, and two where they do not', () => {
    expect(mergedSpans([span(20, 30), span(0, 10), span(10, 15), span(12, 14)])).toEqual([
      span(0, 15),
      span(20, 30),
    ]);
  });

  it('swallows everything that a reading from the beginning covers', () => {
    expect(mergedSpans([span(5, 10), span(null, 20), span(18, 25)])).toEqual([span(null, 25)]);
  });

  it.each([
    ['all of it', 2, 8, null],
    ['exactly its ends', 0, 10, null],
    ['more than its end', 2, 11, 'end'],
    ['from before its beginning', null, 8, 'beginning'],
    ['what lies in a gap', 12, 18, 'end'],
    ['what goes on over a gap', 8, 25, 'beginning'],
  ] as const)('says what is missing of %s', (_, from, to, missing) => {
    const spans = [span(0, 10), span(20, 30)];
    expect(unreadOf(spans, from === null ? null : at(from), at(to))).toBe(missing);
  });

  it('knows the beginning only where a reading began there', () => {
    expect(unreadOf([span(null, 10)], null, at(10))).toBeNull();
  });

  it('does not depend on the order of the readings, nor on how they are merged', () => {
    const minutes = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 9 }));
    const anySpans = fc.array(minutes.map(([from, length]) => span(from, from + length)));
    fc.assert(
      fc.property(anySpans, fc.nat(), (spans, cut) => {
        const [some, others] = [spans.slice(0, cut % 7), spans.slice(cut % 7)];
        const whole = mergedSpans(spans);
        expect(mergedSpans([...spans].reverse())).toEqual(whole);
        expect(mergedSpans([...mergedSpans(some), ...mergedSpans(others)])).toEqual(whole);
      }),
    );
  });
});
