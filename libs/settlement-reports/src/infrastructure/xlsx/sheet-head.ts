import type { Worksheet } from 'exceljs';
import type { Column } from '../../domain/columns/column.js';
import { cellText } from './cell-text.js';
import { LOOKS } from './looks.js';
import type { Look } from './looks.js';
import type { Masthead } from './masthead.js';

const MERCHANT_HEIGHT = 21;
const TITLE_HEIGHT = 17;

export function writeTitle(sheet: Worksheet, title: string, masthead: Masthead): void {
  writeLine(sheet, 1, masthead.merchant, 'merchant', MERCHANT_HEIGHT);
  writeLine(sheet, 2, masthead.title(title), 'title', TITLE_HEIGHT);
}

function writeLine(
  sheet: Worksheet,
  rowNumber: number,
  text: string,
  look: Look,
  height: number,
): void {
  const row = sheet.getRow(rowNumber);
  row.height = height;
  const cell = row.getCell(1);
  cell.value = cellText(text);
  cell.style = LOOKS[look];
}

/** Numbers stand under the right end of their heading, dates under its middle. */
export function headerLook<Row>({ type }: Column<Row>): Look {
  if (type === 'text') return 'headerText';
  return type === 'day' || type === 'time' ? 'headerCentre' : 'headerNumber';
}
