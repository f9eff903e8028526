import { DELIMITERS } from './table.js';
import type { Delimiter } from './table.js';

/** A table shows itself within so many lines, titles above it included. */
const LINES_LOOKED_AT = 60;
const CHARS_LOOKED_AT = 64 * 1024;

/**
 * The one that parts most lines into equally many cells. Quoted cells do not count, and neither
 * do the commas of unquoted amounts, which are not equally many in each line. Comma if none does.
 */
export function detectDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, CHARS_LOOKED_AT)
    .replaceAll(/"[^"]*"/g, '')
    .split('\n', LINES_LOOKED_AT);
  const weights = DELIMITERS.map((delimiter) => [delimiter, weight(delimiter, lines)] as const);
  return weights.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function weight(delimiter: Delimiter, lines: readonly string[]): number {
  const linesOf = new Map<number, number>();
  for (const line of lines) {
    const delimiters = line.split(delimiter).length - 1;
    linesOf.set(delimiters, (linesOf.get(delimiters) ?? 0) + 1);
  }
  return Math.max(...[...linesOf].map(([delimiters, count]) => delimiters * count));
}
