/** All sections share these columns; each takes as many of them as it needs. */
export const GLOSSARY_WIDTHS = [27, 31, 33, 13, 11, 36, 36];

/** Where a section writes a text: from a column on, over so many. */
export interface Place {
  readonly column: number;
  readonly span: number;
}

const place = (column: number, span = 1): Place => ({ column, span });

export const WHOLE = place(1, GLOSSARY_WIDTHS.length);
export const KEY = place(1);
export const NAME = place(2);
export const OTHER = place(3);
/** All that is right of the names. */
export const REST = place(4, 4);
export const FAMILY = place(4);
export const SEVERITY = place(5);
export const CLEARS = place(6);
export const ACTION = place(7);
export const DEBIT = place(4, 3);
export const CREDIT = place(7);
export const WORD = place(1, 2);
export const OTHER_WORD = place(3, 3);
export const NOTE = place(6, 2);
