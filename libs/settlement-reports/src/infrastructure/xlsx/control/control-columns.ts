/** Four blocks share these columns; each takes as many as it needs. */
export const CONTROL_WIDTHS = [5, 34, 19, 19, 11, 12, 16, 16, 16, 18, 20];

export const FIRST_COLUMN = 1;
export const LAST_COLUMN = CONTROL_WIDTHS.length;
