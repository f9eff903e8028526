import type { FrozenRows } from './frozen-rows.js';
import type { SheetName } from './report-head.js';

/** Rows of a sheet that are not the same in two versions: those only the old, only the new has. */
export interface DifferingRows<Row> {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

/** How the rows of a report differ from those of the version before it. */
export interface RowDifferences {
  of<Sheet extends SheetName>(sheet: Sheet): Promise<DifferingRows<FrozenRows[Sheet]>>;
}
