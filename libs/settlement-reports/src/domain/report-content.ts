import type { FrozenRows } from './frozen-rows.js';
import type { ReportHead, SheetName } from './report-head.js';

/** A frozen report. Its rows are read from the start each time they are asked for. */
export interface ReportContent {
  readonly head: ReportHead;
  rows<Sheet extends SheetName>(sheet: Sheet): AsyncIterable<FrozenRows[Sheet]>;
}
