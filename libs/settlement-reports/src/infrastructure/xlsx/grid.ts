import type { Cell, Worksheet } from 'exceljs';
import { cellText } from './cell-text.js';
import { columnLetter } from './formula-text.js';
import { LOOKS } from './looks.js';
import type { Look } from './looks.js';
import { heightOf, linesOf } from './text-lines.js';

/** A formula, and its result as we know it, for readers that do not calculate. */
export interface Formula {
  readonly formula: string;
  readonly result: number | string;
}

export type GridValue = string | number | Formula | null;

interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly span: number;
  readonly value: GridValue;
  readonly look: Look;
}

/** A page of blocks: cells are placed anywhere first, and written row by row afterwards. */
export class Grid {
  private readonly cells: GridCell[] = [];
  private readonly lines = new Map<number, number>();

  constructor(readonly widths: readonly number[]) {}

  /** Answers with the cell's absolute address, `$D$14`. */
  put(row: number, column: number, value: GridValue, look: Look, span = 1): string {
    this.cells.push({ row, column, span, value, look });
    if (typeof value === 'string') this.makeRoom(row, column, span, value, look);
    return `$${columnLetter(column)}$${row}`;
  }

  /** Writes the rows from `firstRow` on; those above are the title. */
  writeTo(sheet: Worksheet, firstRow: number): void {
    const lastRow = Math.max(...this.cells.map(({ row }) => row));
    for (let row = firstRow; row <= lastRow; row += 1) {
      sheet.getRow(row).height = heightOf(this.lines.get(row) ?? 1);
    }
    for (const cell of this.cells) this.write(sheet, cell);
    for (let row = 1; row <= lastRow; row += 1) sheet.getRow(row).commit();
  }

  private write(sheet: Worksheet, { row, column, span, value, look }: GridCell): void {
    for (let offset = 0; offset < span; offset += 1) {
      sheet.getCell(row, column + offset).style = LOOKS[look];
    }
    if (span > 1) sheet.mergeCells(row, column, row, column + span - 1);
    setValue(sheet.getCell(row, column), value);
  }

  /** Excel does not fit a row to merged cells, so the lines are counted here. */
  private makeRoom(row: number, column: number, span: number, text: string, look: Look): void {
    const { alignment, font } = LOOKS[look];
    if (alignment?.wrapText !== true) return;
    const width = this.widths.slice(column - 1, column - 1 + span).reduce((a, b) => a + b, 0);
    this.lines.set(row, Math.max(linesOf(text, width, font?.size), this.lines.get(row) ?? 1));
  }
}

function setValue(cell: Cell, value: GridValue): void {
  if (value === null) return;
  if (typeof value === 'string') cell.value = cellText(value);
  else if (typeof value === 'number') cell.value = value;
  else cell.value = { formula: value.formula, result: value.result };
}
