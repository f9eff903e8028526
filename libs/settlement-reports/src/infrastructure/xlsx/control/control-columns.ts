/** Four blocks share these columns; each takes as many as it needs. */
export const CONTROL_WIDTHS = [5, 42, 20, 20, 14, 14, 16, 16, 16, 19, 20];

export const LAST_COLUMN = CONTROL_WIDTHS.length;
