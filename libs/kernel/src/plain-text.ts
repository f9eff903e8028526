const NUL = /\u0000/g;
const REPLACEMENT = '\uFFFD';

/**
 * Text that every store and file can carry: PostgreSQL's text and jsonb refuse NUL and lone
 * surrogates, and one such value would take its whole batch with it.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replace(NUL, REPLACEMENT);
}
