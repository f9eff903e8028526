import { leansOneWay, signsOf } from './rounding-bias.js';

describe('a count of differences', () => {
  it.each<[number, number, boolean]>([
    [10, 0, false],
    [11, 0, true],
    [0, 11, true],
    [17, 3, false],
    [18, 2, true],
    [24, 6, false],
    [25, 5, true],
    [500, 500, false],
    [560, 440, true],
    [0, 0, false],
  ])('of %i more and %i less leans: %s', (more, less, leans) => {
    expect(leansOneWay({ more: BigInt(more), less: BigInt(less) })).toBe(leans);
  });

  it('counts neither what agrees nor by how much it differs', () => {
    expect(signsOf([1n, -1n, 0n, 1n])).toEqual({ more: 2n, less: 1n });
  });
});
