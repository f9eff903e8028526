import { columnOf } from '../../domain/cell-address.js';
import { isBlankCell } from '../../domain/cell.js';
import type { Cell } from '../../domain/cell.js';
import type { RowsCollector } from '../../domain/rows-collector.js';
import { MAX_CELLS_PER_ROW } from '../../domain/table-limits.js';
import type { XmlHandler } from '../../domain/xml-scanner.js';
import { xmlAttribute } from '../../domain/xml-text.js';
import { cellValue } from './cell-value.js';
import type { CellContext, RawCell } from './cell-value.js';
import { RichText } from './shared-strings.js';
import { damaged } from './workbook.errors.js';

type Draft = { -readonly [Key in keyof RawCell]: RawCell[Key] } & { readonly column: number };

const COLUMNS_OF_EXCEL = 16_384;

/** The rows of a sheet, from its XML. Of merged cells the first one holds what they say. */
export class SheetRows implements XmlHandler {
  private line = 0;
  private cells: Cell[] = [];
  private cell: Draft | null = null;
  private isValue = false;
  private readonly inline = new RichText();

  constructor(
    private readonly rows: RowsCollector,
    private readonly context: CellContext,
  ) {}

  open(name: string, attributes: string): void {
    if (name === 'row') this.beginRow(attributes);
    else if (name === 'c') this.beginCell(attributes);
    else if (this.cell === null) return;
    else if (name === 'v') this.isValue = true;
    else if (name === 'f') this.cell.isFormula = true;
    else this.inline.open(name);
  }

  text(text: string): void {
    if (this.cell === null) return;
    if (this.isValue) this.cell.value = (this.cell.value ?? '') + text;
    else this.inline.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.isValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.rows.add({ line: this.line, cells: this.cells });
    else if (this.cell !== null) this.inline.close(name);
  }

  private beginRow(attributes: string): void {
    const line = Number(xmlAttribute(attributes, 'r') ?? this.line + 1);
    if (!(line > this.line)) throw damaged(`row ${line} comes after row ${this.line}`);
    this.line = line;
    this.cells = [];
  }

  private beginCell(attributes: string): void {
    const column = columnOf(xmlAttribute(attributes, 'r')) ?? this.cells.length;
    this.cell = {
      column,
      type: xmlAttribute(attributes, 't') ?? 'n',
      style: Number(xmlAttribute(attributes, 's') ?? 0),
      isFormula: false,
      value: null,
      inline: '',
    };
  }

  private endCell(): void {
    if (this.cell === null) return;
    this.cell.inline = this.inline.take();
    const value = cellValue(this.cell, this.context);
    const { column } = this.cell;
    this.cell = null;
    if (isBlankCell(value) && column >= MAX_CELLS_PER_ROW) return;
    if (column >= COLUMNS_OF_EXCEL) throw damaged(`row ${this.line} is too wide`);
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = value;
  }
}
