/** Joins bytes as they come to parts of one size; only the last one may be shorter. */
export async function* inParts(
  bytes: AsyncIterable<Buffer>,
  partBytes: number,
): AsyncGenerator<Buffer> {
  let part = Buffer.allocUnsafe(partBytes);
  let filled = 0;
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length;) {
      const copied = piece.copy(part, filled, from);
      from += copied;
      filled += copied;
      if (filled < partBytes) continue;
      yield part;
      part = Buffer.allocUnsafe(partBytes); // whoever has the last one may still need it
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
