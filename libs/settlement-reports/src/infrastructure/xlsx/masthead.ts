/** What every sheet of a workbook says: whose it is, which one it is, and what it is worth. */
export interface Masthead {
  /** Row 1, and above every printed page. */
  readonly merchant: string;
  /** Row 2 of a sheet of this name. */
  readonly title: (sheet: string) => string;
  /** Below every printed page, left. */
  readonly status: string;
  /** Below every printed page, in the middle. */
  readonly owner: string;
}
