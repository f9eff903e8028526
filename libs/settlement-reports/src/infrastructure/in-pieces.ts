/** Texts are handed on in pieces of about this size: large enough to be fast, small in memory. */
export const PIECE_CHARACTERS = 64 * 1_024;

/** Joins many short texts to few long ones: a stream is slow at single lines. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
