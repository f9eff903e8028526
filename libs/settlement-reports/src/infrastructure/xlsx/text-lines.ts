import { lettersOf } from '../../domain/letters.js';

/** Columns are as wide as so many digits; Latin letters of our size are a little narrower. */
const LATIN_PER_DIGIT = 1.1;
/** Thai ones are not, and Thai is broken between words that no space shows. */
const THAI_PER_DIGIT = 0.95;
const THAI = /[\u0e00-\u0e7f]/;
const ORDINARY_SIZE = 9;
const PADDING = 2;

/** Heights in points of a row with so many lines of text. */
const ROW_HEIGHT = 13.5;
const LINE_HEIGHT = 11.5;

/** How many lines a text takes in a column of this width; programs do not agree, so generously. */
export function linesOf(text: string, width: number, size = ORDINARY_SIZE): number {
  const letters = lettersOf(text);
  const perDigit = THAI.test(text) ? THAI_PER_DIGIT : LATIN_PER_DIGIT;
  const capacity = (width - PADDING) * perDigit * (ORDINARY_SIZE / size);
  return Math.max(1, Math.ceil(letters / capacity));
}

export const heightOf = (lines: number): number => ROW_HEIGHT + (lines - 1) * LINE_HEIGHT;
