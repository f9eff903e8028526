import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor.js';
import { pageOf, parsePageQuery } from './page.js';

const part = fc.oneof(
  fc
    .string({ unit: 'binary', maxLength: 50 })
    .map((text) => text.toWellFormed().replaceAll('\0', '')),
  fc.integer(),
);

describe('a cursor', () => {
  it('leads back to the key it was made of', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (key) => {
        expect(decodeCursor(encodeCursor(key))).toEqual(key);
      }),
    );
  });

  it('is one that we made, or refused: whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text)).toThrow(
          expect.objectContaining({ code: 'cursor.invalid' }),
        );
      }),
    );
  });

  it.each([[[]], [{}], [[null]], [[1.5]], [['a', ['b']]], [['a\0']], [Array(9).fill('a')]])(
    'is refused though it is JSON: %j',
    (value) => {
      const text = Buffer.from(JSON.stringify(value)).toString('base64url');
      expect(() => decodeCursor(text)).toThrow('cursor');
    },
  );
});

describe('a page', () => {
  const keyOf = (id: string) => [id];

  it('asks for one row more than it shows, and leads on only if there is one', () => {
    const page = parsePageQuery({ limit: '2' });
    expect(page).toEqual({ limit: 2, take: 3, key: null, after: null });
    expect(pageOf(['a', 'b'], page, keyOf)).toEqual({ data: ['a', 'b'], nextCursor: null });
    const { data, nextCursor } = pageOf(['a', 'b', 'c'], page, keyOf);
    expect(data).toEqual(['a', 'b']);
    expect(parsePageQuery({ cursor: nextCursor })).toMatchObject({ after: 'b', limit: 100 });
  });
});
