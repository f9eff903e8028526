import type { Row, Worksheet } from 'exceljs';
import type { Satang } from '#money';
import type { Column } from '../../domain/columns/column.js';
import type { SheetTally } from '../../domain/tally.js';
import { words } from '../../domain/words.js';
import type { Language } from '../../domain/words.js';
import { bahtNumber } from './baht-number.js';
import { columnLetter } from './formula-text.js';
import { LOOKS } from './looks.js';
import type { Look } from './looks.js';
import type { Masthead } from './masthead.js';
import { headerLook, writeTitle } from './sheet-head.js';
import { FIRST_DATA_ROW, HEADER_ROW } from './sheet-parts.js';
import type { SheetPart } from './sheet-parts.js';

const TOTAL_ROW = 3;
const VISIBLE_ROW = 4;
const HEADER_HEIGHT = 39; // three lines
const TOTAL = words('Total', 'รวม');
const VISIBLE = words('Visible rows', 'รวมแถวที่แสดง');

/** Rows 1 to 5 of a table: whose it is, what it adds up to, and what its columns are called. */
export function writeTableHead<Item>(
  sheet: Worksheet,
  columns: readonly Column<Item>[],
  part: SheetPart,
  tally: SheetTally,
  { masthead, language }: { readonly masthead: Masthead; readonly language: Language },
): void {
  writeTitle(sheet, part.title, masthead);
  const total = sheet.getRow(TOTAL_ROW);
  const visible = sheet.getRow(VISIBLE_ROW);
  const header = sheet.getRow(HEADER_ROW);
  header.height = HEADER_HEIGHT;
  put(total, 1, TOTAL[language], 'totalLabel');
  put(visible, 1, VISIBLE[language], 'visibleLabel');
  for (const [index, column] of columns.entries()) {
    put(header, index + 1, column.heading[language], headerLook(column));
    if (column.type !== 'money') continue;
    const letter = columnLetter(index + 1);
    const range = `${letter}${FIRST_DATA_ROW}:${letter}${part.lastRow}`;
    const sum = tally.sum(column.key);
    putSum(total, index + 1, `SUM(${range})`, sum, 'totalMoney');
    putSum(visible, index + 1, `SUBTOTAL(109,${range})`, sum, 'visibleMoney');
  }
  for (const row of [1, 2, TOTAL_ROW, VISIBLE_ROW, HEADER_ROW]) sheet.getRow(row).commit();
}

function put(row: Row, column: number, text: string, look: Look): void {
  const cell = row.getCell(column);
  cell.value = text;
  cell.style = LOOKS[look];
}

/** With the result as we know it, for readers that do not calculate. */
function putSum(row: Row, column: number, formula: string, sum: Satang, look: Look): void {
  const cell = row.getCell(column);
  cell.value = { formula, result: bahtNumber(sum) };
  cell.style = LOOKS[look];
}
