/** What one cell says. Text is a plain string; whatever else a workbook holds says what it is. */
export type Cell = string | NumberCell | DateCell | ErrorCell;

/** A number of a workbook as plain decimal text, `1234.5`: never in floating point, no exponent. */
export interface NumberCell {
  readonly number: string;
}

/** A date of a workbook, which has no time zone: `2026-11-20` or `2026-11-20T09:30:00`. */
export interface DateCell {
  readonly date: string;
}

/** What a workbook shows where it could not calculate: `#REF!`. */
export interface ErrorCell {
  readonly error: string;
}

/** A cell as text without the spaces around it; an absent one is empty. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  if ('number' in cell) return cell.number;
  return 'date' in cell ? cell.date : cell.error;
}

export const isBlankCell = (cell: Cell | undefined): boolean => cellText(cell) === '';
