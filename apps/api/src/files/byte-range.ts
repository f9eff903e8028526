import type { ByteRange } from '#settlement-reports';

/** `bytes=0-499`, `bytes=500-`, `bytes=-500`; several at once are answered with the whole. */
const ONE_RANGE = /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/i;

/**
 * What a `Range` header asks of `size` bytes: a stretch, the whole (null), or nothing that there
 * is (`unsatisfiable`). What cannot be read as one range is ignored, as RFC 9110 has it.
 */
export function rangeOf(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | null {
  const found = ONE_RANGE.exec(header?.replaceAll(' ', '') ?? '');
  if (!found) return null;
  const [, from, to, ofEnd] = found;
  if (ofEnd !== undefined) return endOf(Number(ofEnd), size);
  return between(Number(from), to ? Number(to) : null, size);
}

function between(first: number, to: number | null, size: number) {
  if (to !== null && to < first) return null; // no range at all
  if (first >= size) return 'unsatisfiable';
  return { first, last: Math.min(to ?? size, size - 1) };
}

function endOf(length: number, size: number): ByteRange | 'unsatisfiable' {
  if (length === 0 || size === 0) return 'unsatisfiable';
  return { first: Math.max(0, size - length), last: size - 1 };
}
