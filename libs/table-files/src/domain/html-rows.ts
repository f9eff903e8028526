import { htmlTokens } from './html-tokens.js';
import type { HtmlToken } from './html-tokens.js';
import { MAX_CELLS_PER_ROW } from './table-limits.js';
import type { TableRow } from './table.js';
import { xmlAttribute, xmlText } from './xml-text.js';

const CELLS = ['td', 'th'];
/** Between these, words do not run together. */
const BREAKS = ['br', 'p', 'div', 'li'];
const ROW_ENDS = ['tr', 'table'];
const MAX_ROWS_SPANNED = 1_000;

/**
 * The rows of all tables of a page, one after another; `line` counts them. Cells that span
 * columns or rows stand where they begin, and the others are empty. What a page does not close is
 * closed by what follows, as in a browser.
 */
export function* htmlRows(html: string): Generator<TableRow> {
  const page = new RowsOfPage();
  for (const token of htmlTokens(html)) {
    const row = page.take(token);
    if (row !== null) yield row;
  }
  const last = page.endRow();
  if (last !== null) yield last;
}

class RowsOfPage {
  private line = 0;
  private cells: string[] | null = null;
  /** Of the cell that is open, and where it stands. */
  private cell: { readonly at: number; readonly texts: string[] } | null = null;
  /** In how many more rows each column is taken by a cell from above. */
  private taken: number[] = [];

  /** The row that this token ends, if it ends one. */
  take(token: HtmlToken): TableRow | null {
    if (token.kind === 'text') return this.addText(token.text);
    const { name, attributes } = token;
    const opens = token.kind === 'open';
    const row = ROW_ENDS.includes(name) ? this.endRow() : null;
    if (CELLS.includes(name)) this.endCell();
    if (CELLS.includes(name) && opens) this.beginCell(attributes);
    else if (name === 'tr' && opens) this.beginRow();
    else if (BREAKS.includes(name)) this.addText(' ');
    return row;
  }

  private beginRow(): void {
    this.line += 1;
    this.cells = [];
  }

  endRow(): TableRow | null {
    this.endCell();
    const { cells, line } = this;
    if (cells === null) return null;
    this.skipTaken(cells, this.taken.length);
    this.cells = null;
    return { line, cells };
  }

  private beginCell(attributes: string): void {
    if (this.cells === null) this.beginRow();
    const cells = this.cells ?? [];
    while ((this.taken[cells.length] ?? 0) > 0) this.skipTaken(cells, cells.length + 1);
    this.cell = { at: cells.length, texts: [] };
    const columns = span(attributes, 'colspan', MAX_CELLS_PER_ROW);
    const rows = span(attributes, 'rowspan', MAX_ROWS_SPANNED);
    for (let count = 0; count < columns && cells.length <= MAX_CELLS_PER_ROW; count += 1) {
      this.taken[cells.length] = rows - 1;
      cells.push('');
    }
  }

  private endCell(): void {
    const { cell, cells } = this;
    this.cell = null;
    if (cell === null || cells === null || cell.at >= cells.length) return;
    cells[cell.at] = xmlText(cell.texts.join('')).replaceAll(/\s+/g, ' ').trim();
  }

  private addText(text: string): null {
    this.cell?.texts.push(text);
    return null;
  }

  /** Fills the row up to a column with what cells from above take. */
  private skipTaken(cells: string[], end: number): void {
    for (let column = cells.length; column < end; column += 1) {
      this.taken[column] = Math.max(0, (this.taken[column] ?? 0) - 1);
      cells.push('');
    }
  }
}

function span(attributes: string, name: string, most: number): number {
  const stated = Number(xmlAttribute(attributes.toLowerCase(), name) ?? 1);
  return Number.isInteger(stated) && stated >= 1 ? Math.min(stated, most) : 1;
}
