import { NO_ITEMS, inBoth } from '../../domain/words.js';
import { columnLetter, rangeOn } from './formula-text.js';

export const HEADER_ROW = 5;
export const FIRST_DATA_ROW = 6;
/** Excel's own limit. */
export const MAX_SHEET_ROWS = 1_048_576;

/** One tab: all rows of a sheet, or as many of them as a tab can hold. */
export interface SheetPart {
  readonly title: string;
  /** 1 for the first. */
  readonly number: number;
  readonly rows: number;
  /** The row of "No items" where there are no rows: a range needs one row at least. */
  readonly lastRow: number;
}

/** Where a sheet's rows stand in the workbook, and how formulas reach them. */
export class PlacedSheet {
  readonly parts: readonly SheetPart[];
  private readonly keys: readonly string[];

  constructor(
    title: string,
    columns: readonly { readonly key: string }[],
    readonly rows: number,
    maxSheetRows = MAX_SHEET_ROWS,
  ) {
    this.keys = columns.map(({ key }) => key);
    this.parts = partsOf(title, rows, maxSheetRows - HEADER_ROW);
  }

  /** `Charges!$J$6:$J$30005`, one range for each tab. */
  ranges(column: string): readonly string[] {
    const letter = columnLetter(this.keys.indexOf(column) + 1);
    return this.parts.map(({ title, lastRow }) =>
      rangeOn(title, `$${letter}$${FIRST_DATA_ROW}:$${letter}$${lastRow}`),
    );
  }

  sum(column: string): string {
    return `SUM(${this.ranges(column).join(',')})`;
  }

  /** Rows that are there; the line that says that there are none is not one. */
  rowCount(firstColumn: string): string {
    const ranges = this.ranges(firstColumn);
    const rows = ranges.map((range) => `ROWS(${range})`).join('+');
    return this.rows > 0 ? rows : `${rows}-COUNTIF(${ranges.join()},"${inBoth(NO_ITEMS)}")`;
  }
}

function partsOf(title: string, rows: number, capacity: number): readonly SheetPart[] {
  const parts: SheetPart[] = [];
  for (let placed = 0; placed < rows || parts.length === 0; placed += capacity) {
    const here = Math.min(capacity, rows - placed);
    const number = parts.length + 1;
    parts.push({
      title: number === 1 ? title : `${title} (${number})`,
      number,
      rows: here,
      lastRow: FIRST_DATA_ROW + Math.max(here, 1) - 1,
    });
  }
  return parts;
}
