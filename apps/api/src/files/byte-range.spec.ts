import { rangeOf } from './byte-range.js';

const SIZE = 1_000;

describe('a Range header', () => {
  it.each([
    ['bytes=0-499', { first: 0, last: 499 }],
    ['bytes=500-', { first: 500, last: 999 }],
    ['bytes=-500', { first: 500, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['bytes=990-5000', { first: 990, last: 999 }],
    ['Bytes = 0-0', { first: 0, last: 0 }],
    ['bytes=999-', { first: 999, last: 999 }],
  ])('%s is a stretch', (header, range) => {
    expect(rangeOf(header, SIZE)).toEqual(range);
  });

  it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])('%s is not there', (header) => {
    expect(rangeOf(header, SIZE)).toBe('unsatisfiable');
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,5-9',
    'rows=0-1',
    'bytes=a-b',
  ])('%p is answered with the whole', (header) => {
    expect(rangeOf(header, SIZE)).toBeNull();
  });

  it('finds nothing in an empty file', () => {
    expect(rangeOf('bytes=0-', 0)).toBe('unsatisfiable');
    expect(rangeOf('bytes=-1', 0)).toBe('unsatisfiable');
  });
});
