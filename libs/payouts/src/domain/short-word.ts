const MAX_WORD_LENGTH = 100;

/** Opn's words are short; a long one must not be what an index refuses. */
export const shortWord = (text: string): string => text.slice(0, MAX_WORD_LENGTH).toWellFormed();

export const shortWordOrNull = (text: string | null): string | null =>
  text === null ? null : shortWord(text);
