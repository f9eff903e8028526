import { inParts } from './in-parts.js';

async function partsOf(pieces: readonly string[], partBytes: number): Promise<string[]> {
  async function* bytes() {
    for (const piece of pieces) yield Buffer.from(piece);
    await Promise.resolve();
  }
  const parts: string[] = [];
  for await (const part of inParts(bytes(), partBytes)) parts.push(part.toString());
  return parts;
}

describe('parts of a file', () => {
  it.each([
    ['pieces that are smaller', ['ab', 'c', 'de', 'f', 'g'], ['abc', 'def', 'g']],
    ['pieces that are larger', ['abcdefgh', 'i'], ['abc', 'def', 'ghi']],
    ['one that fits', ['abc'], ['abc']],
    ['nothing', ['', ''], []],
  ])('are all of one size but the last, of %s', async (_, pieces, parts) => {
    expect(await partsOf(pieces, 3)).toEqual(parts);
  });
});
