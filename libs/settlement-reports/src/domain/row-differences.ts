import type { FrozenRows } from './frozen-rows.js';
import type { SheetName } from './report-head.js';

/** Sheets that are compared: what later days bring to the others belongs to their reports. */
export const COMPARED_SHEETS = ['charges', 'expected', 'breaks', 'tax', 'journal'] as const;
export type ComparedSheet = (typeof COMPARED_SHEETS)[number] & SheetName;

/** Rows of a sheet that are not the same in two versions: those only the old, only the new has. */
export interface DifferingRows<Row> {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

/** Rows of two versions that differ. */
export type VersionDifferences = {
  readonly [Sheet in ComparedSheet]: DifferingRows<FrozenRows[Sheet]>;
};

export const NO_DIFFERENCES: VersionDifferences = {
  charges: { before: [], after: [] },
  expected: { before: [], after: [] },
  breaks: { before: [], after: [] },
  tax: { before: [], after: [] },
  journal: { before: [], after: [] },
};

/** How the rows of a report differ from those of the version before it, however many they are. */
export interface RowDifferences {
  /** In the order of their keys, part by part: a row is in the same part as what it was before. */
  parts<Sheet extends ComparedSheet>(sheet: Sheet): AsyncIterable<DifferingRows<FrozenRows[Sheet]>>;

  /** What differs of some orders, and of some charges, wherever it stands. */
  related(
    orders: readonly string[],
    charges: readonly string[],
  ): Promise<Pick<VersionDifferences, 'charges' | 'expected'>>;
}
