import type { Worksheet } from 'exceljs';
import { DomainError } from '#kernel';
import type { SheetTally } from '../../domain/tally.js';
import { inBoth, NO_ITEMS } from '../../domain/words.js';
import { inlineString } from './cell-text.js';
import { continuedTitle } from './continued-title.js';
import { bodyOf } from './dated-workbook.js';
import { fittedWidth } from './fitted-width.js';
import { columnLetter } from './formula-text.js';
import { EMPTY_LOOK } from './looks.js';
import { printedAsTable } from './page-setup.js';
import { rowWriter } from './row-serialiser.js';
import type { RowWriter } from './row-serialiser.js';
import { SheetBody } from './sheet-body.js';
import { FIRST_DATA_ROW, HEADER_ROW } from './sheet-parts.js';
import type { SheetPart } from './sheet-parts.js';
import { writeTableHead } from './table-head.js';
import type { Table, WritableSheet, WritingContext } from './workbook-plan.js';

/** A sheet of rows, to be written on as many tabs as it takes. */
export const tableSheet = <Row>(table: Table<Row>): WritableSheet => ({
  write: (context) => new TableSheet(table, context).write(),
});

class TableSheet<Row> {
  private readonly toXml: RowWriter<Row>;

  constructor(
    private readonly table: Table<Row>,
    private readonly context: WritingContext,
  ) {
    this.toXml = rowWriter(table.columns, context);
  }

  async write(): Promise<void> {
    const { name, placed, tally } = this.table;
    const rows = this.table.rows()[Symbol.asyncIterator]();
    try {
      for (const [index, part] of placed.parts.entries()) {
        await this.writePart(part, tally.parts[index] ?? tally, rows);
      }
      if (!(await rows.next()).done) throw rowsChanged(name);
    } finally {
      await rows.return?.();
    }
  }

  private async writePart(
    part: SheetPart,
    tally: SheetTally,
    rows: AsyncIterator<Row>,
  ): Promise<void> {
    const tab = this.openTab(part);
    writeTableHead(tab, this.table, part, tally, this.context);
    const body = new SheetBody(bodyOf(tab), this.context.gone);
    if (part.rows === 0) await body.add(this.emptyRow());
    for (let placed = 0; placed < part.rows; placed += 1) {
      const next: IteratorResult<Row, unknown> = await rows.next();
      if (next.done === true) throw rowsChanged(this.table.name);
      const full = body.add(this.toXml(next.value, FIRST_DATA_ROW + placed));
      if (full) await full;
    }
    await body.flush();
    tab.commit();
  }

  private openTab(part: SheetPart): Worksheet {
    const { book, masthead, language } = this.context;
    const { columns, placed, tally } = this.table;
    const lastColumn = columnLetter(columns.length);
    const lastCell = `${lastColumn}$${part.lastRow}`;
    const title = continuedTitle(part, placed, language);
    const print = { ...this.table.print, title, titleRow: HEADER_ROW, lastCell };
    const topLeftCell = `A${FIRST_DATA_ROW}`;
    const tab = book.addWorksheet(part.title, {
      ...printedAsTable(masthead, language, print),
      views: [{ state: 'frozen', ySplit: HEADER_ROW, topLeftCell, showGridLines: false }],
    });
    tab.columns = columns.map((column) => ({
      width: fittedWidth(column, tally),
      hidden:
        column.type === 'money' && column.hide === 'if-all-zero' && tally.isAllZero(column.key),
    }));
    tab.autoFilter = `A${HEADER_ROW}:${lastColumn}${part.lastRow}`;
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
function rowsChanged(sheet: string): DomainError {
  return new DomainError(
    'report.rows_changed',
    `The rows of "${sheet}" changed while the report was written; nothing was issued.`,
  );
}
