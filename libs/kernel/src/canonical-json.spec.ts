import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import type { Canonical } from './canonical-json.js';

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
);

const { value: anyValue } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
  ),
}));

/** The same value with the keys of every object in another order. */
function reordered(value: Canonical): Canonical {
  if (Array.isArray(value)) return value.map((item: Canonical) => reordered(item));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reordered(item ?? null)]);
  return Object.fromEntries(entries.reverse()) as Canonical;
}

describe('canonical JSON', () => {
  it('is one text for one value, in whatever order its keys were written', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(canonicalJson(reordered(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is JSON of the same value, so that two values never share a text', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('tells objects apart whose keys look the same side by side', () => {
    const looksTheSame = [
      { 'a,b': 1, c: 2 },
      { a: 1, 'b,c': 2 },
    ];
    expect(looksTheSame.map(canonicalJson)).toEqual(['{"a,b":1,"c":2}', '{"a":1,"b,c":2}']);
  });

  it.each<[Canonical, string]>([
    [{ b: 1, a: { d: null, c: [true, 'x'] } }, '{"a":{"c":[true,"x"],"d":null},"b":1}'],
    [{ amount: 9_007_199_254_740_993n }, '{"amount":"9007199254740993"}'],
    [{ kept: 0, absent: undefined }, '{"kept":0}'],
    [-0, '0'],
    ['ชาเย็น "เล็ก"\n', '"ชาเย็น \\"เล็ก\\"\\n"'],
    [{ '\u{1F600}': 1, '\uFFFD': 2 }, '{"\u{1F600}":1,"\uFFFD":2}'], // by code unit, not code point
    ['\uD800', '"\\ud800"'],
    [[], '[]'],
    [{}, '{}'],
  ])('of %p is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([0.1, 1.5, -0.01, Number.NaN, Infinity, -Infinity, 2 ** 53, 1e21])(
    'refuses %p: it is no whole number that every reader keeps',
    (value) => {
      expect(() => canonicalJson({ deep: [value] })).toThrow(
        expect.objectContaining({ code: 'hash.not_canonical' }),
      );
    },
  );
});
