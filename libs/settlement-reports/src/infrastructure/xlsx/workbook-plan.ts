import type { Column } from '../../domain/columns/column.js';
import type { PartedSheetTally } from '../../domain/report-tally.js';
import type { Language } from '../../domain/words.js';
import type { DatedWorkbook } from './dated-workbook.js';
import type { Masthead } from './masthead.js';
import type { PrintedTable } from './page-setup.js';
import type { CellContext } from './row-serialiser.js';
import type { PlacedSheet } from './sheet-parts.js';

/** A workbook before it is written: its sheets, in the order of their tabs. */
export interface WorkbookPlan {
  /** In the properties of the file. */
  readonly title: string;
  /** Every date in the file is this one: it is as old as what it shows. */
  readonly createdAt: Date;
  readonly timeZone: string;
  readonly language: Language;
  readonly masthead: Masthead;
  readonly sheets: readonly WritableSheet[];
}

export interface WritingContext extends CellContext {
  readonly masthead: Masthead;
  readonly book: DatedWorkbook;
  /** Aborted when nobody takes the file any more. */
  readonly gone: AbortSignal;
}

/** A page of blocks, or a table whatever its rows are. */
export interface WritableSheet {
  write(context: WritingContext): Promise<void>;
}

/** One sheet of rows. They are read twice: to add them up, then to be written. */
export interface Table<Row> {
  /** What an error calls it. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly placed: PlacedSheet;
  readonly tally: PartedSheetTally;
  readonly print: Pick<PrintedTable, 'pagesWide' | 'titleColumns'>;
  readonly rows: () => AsyncIterable<Row>;
}
