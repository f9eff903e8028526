/**
 * Summary is one page: two blocks side by side above, tables across the page below. The narrow
 * columns are those of the tables; the blocks above them take several each.
 */
export const SUMMARY_WIDTHS = [42, 42, 11, 9, 18, 9, 18, 9, 18, 9, 18, 9, 18, 16];

export interface BlockColumns {
  readonly label: Place;
  readonly other: Place;
  readonly count: Place | null;
  readonly amount: Place;
}

export interface Place {
  readonly column: number;
  readonly span: number;
}

const place = (column: number, span: number): Place => ({ column, span });

export const LEFT_BLOCK: BlockColumns = {
  label: place(1, 1),
  other: place(2, 1),
  count: place(3, 1),
  amount: place(4, 2),
};

export const RIGHT_BLOCK: BlockColumns = {
  label: place(7, 3),
  other: place(10, 3),
  count: null,
  amount: place(13, 2),
};
