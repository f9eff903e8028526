/** Four blocks share these columns; each takes as many as it needs. */
export const CONTROL_WIDTHS = [5, 42, 20, 20, 14, 14, 19, 19, 19, 26, 17];

export const LAST_COLUMN = CONTROL_WIDTHS.length;
