import type { Worksheet } from 'exceljs';
import { DomainError } from '#kernel';
import type { Column } from '../../domain/columns/column.js';
import type { FrozenRows } from '../../domain/frozen-rows.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { SheetName } from '../../domain/report-head.js';
import type { PartedSheetTally } from '../../domain/report-tally.js';
import { COLUMNS } from '../../domain/sheets.js';
import type { SheetTally } from '../../domain/tally.js';
import { inBoth, NO_ITEMS } from '../../domain/words.js';
import { inlineString } from './cell-text.js';
import { bodyOf } from './dated-workbook.js';
import type { DatedWorkbook } from './dated-workbook.js';
import { columnLetter } from './formula-text.js';
import { EMPTY_LOOK } from './looks.js';
import { printedAsTable } from './page-setup.js';
import { PRINTED_TABLES } from './printed-tables.js';
import { rowWriter } from './row-serialiser.js';
import type { CellContext, RowWriter } from './row-serialiser.js';
import { SheetBody } from './sheet-body.js';
import { FIRST_DATA_ROW, HEADER_ROW } from './sheet-parts.js';
import type { PlacedSheet, SheetPart } from './sheet-parts.js';
import { writeTableHead } from './table-head.js';

export interface WritingContext extends CellContext {
  readonly report: ReportContent;
  readonly book: DatedWorkbook;
  readonly gone: AbortSignal;
}

/** Writes one sheet of rows, on as many tabs as it takes. */
export class TableSheet<Sheet extends SheetName> {
  private readonly columns: readonly Column<FrozenRows[Sheet]>[];
  private readonly toXml: RowWriter<FrozenRows[Sheet]>;

  constructor(
    private readonly sheet: Sheet,
    private readonly placed: PlacedSheet,
    private readonly tally: PartedSheetTally,
    private readonly context: WritingContext,
  ) {
    this.columns = COLUMNS[sheet];
    this.toXml = rowWriter(this.columns, context);
  }

  async write(): Promise<void> {
    const rows = this.context.report.rows(this.sheet)[Symbol.asyncIterator]();
    try {
      for (const [index, part] of this.placed.parts.entries()) {
        await this.writePart(part, this.tally.parts[index] ?? this.tally, rows);
      }
      if (!(await rows.next()).done) throw rowsChanged(this.sheet);
    } finally {
      await rows.return?.();
    }
  }

  private async writePart(
    part: SheetPart,
    tally: SheetTally,
    rows: AsyncIterator<FrozenRows[Sheet]>,
  ): Promise<void> {
    const tab = this.openTab(part);
    writeTableHead(tab, this.columns, part, tally, {
      head: this.context.report.head,
      language: this.context.language,
    });
    const body = new SheetBody(bodyOf(tab), this.context.gone);
    if (part.rows === 0) await body.add(this.emptyRow());
    for (let placed = 0; placed < part.rows; placed += 1) {
      const next: IteratorResult<FrozenRows[Sheet], unknown> = await rows.next();
      if (next.done === true) throw rowsChanged(this.sheet);
      const full = body.add(this.toXml(next.value, FIRST_DATA_ROW + placed));
      if (full) await full;
    }
    await body.flush();
    tab.commit();
  }

  private openTab({ title, lastRow }: SheetPart): Worksheet {
    const { book, report, language } = this.context;
    const lastColumn = columnLetter(this.columns.length);
    const lastCell = `${lastColumn}$${lastRow}`;
    const print = { ...PRINTED_TABLES[this.sheet], title, titleRow: HEADER_ROW, lastCell };
    const topLeftCell = `A${FIRST_DATA_ROW}`;
    const tab = book.addWorksheet(title, {
      ...printedAsTable(report.head, language, print),
      views: [{ state: 'frozen', ySplit: HEADER_ROW, topLeftCell, showGridLines: false }],
    });
    tab.columns = this.columns.map((column) => ({
      width: column.width,
      hidden:
        column.type === 'money' &&
        column.hide === 'if-all-zero' &&
        this.tally.isAllZero(column.key),
    }));
    tab.autoFilter = `A${HEADER_ROW}:${lastColumn}${lastRow}`;
    return tab;
  }

  private emptyRow(): string {
    const style = this.context.styleId(EMPTY_LOOK);
    const text = inlineString(inBoth(NO_ITEMS));
    const cell = `<c r="A${FIRST_DATA_ROW}" s="${style}" t="inlineStr">${text}</c>`;
    return `<row r="${FIRST_DATA_ROW}">${cell}</row>`;
  }
}

/** Frozen rows never change; a source that gives others the second time is not the report. */
function rowsChanged(sheet: SheetName): DomainError {
  return new DomainError(
    'report.rows_changed',
    `The rows of "${sheet}" changed while the report was written; nothing was issued.`,
  );
}
