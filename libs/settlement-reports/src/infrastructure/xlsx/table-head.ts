import type { Row, Worksheet } from 'exceljs';
import type { Satang } from '#money';
import type { SheetTally } from '../../domain/tally.js';
import { words } from '../../domain/words.js';
import type { Language } from '../../domain/words.js';
import { bahtNumber } from './baht-number.js';
import { continuedTitle } from './continued-title.js';
import { columnLetter } from './formula-text.js';
import { LOOKS } from './looks.js';
import type { Look } from './looks.js';
import type { Masthead } from './masthead.js';
import { headerLook, writeTitle } from './sheet-head.js';
import { FIRST_DATA_ROW, HEADER_ROW } from './sheet-parts.js';
import type { SheetPart } from './sheet-parts.js';
import type { Table } from './workbook-plan.js';

const TOTAL_ROW = 3;
const VISIBLE_ROW = 4;
/** Three lines; of two, the last is still above the button of the filter. */
const HEADER_HEIGHT = 45;
const TOTAL = words('Total', 'รวม');
const VISIBLE = words('Visible rows', 'รวมแถวที่แสดง');
const TOTAL_OF = words('Total, all tabs:', 'รวมทุกชีต:');
const VISIBLE_HERE = words('Visible rows here', 'รวมแถวที่แสดงในชีตนี้');

/**
 * Rows 1 to 5 of a table: whose it is, what it adds up to, and what its columns are called. Where
 * it takes several tabs, row 3 is the total over all of them, row 4 that of the tab.
 */
export function writeTableHead<Item>(
  sheet: Worksheet,
  { columns, placed, tally: whole }: Pick<Table<Item>, 'columns' | 'placed' | 'tally'>,
  part: SheetPart,
  tally: SheetTally,
  { masthead, language }: { readonly masthead: Masthead; readonly language: Language },
): void {
  writeTitle(sheet, continuedTitle(part, placed, language), masthead);
  const tabs = placed.parts.length;
  const total = sheet.getRow(TOTAL_ROW);
  const visible = sheet.getRow(VISIBLE_ROW);
  const header = sheet.getRow(HEADER_ROW);
  header.height = HEADER_HEIGHT;
  put(total, 1, tabs > 1 ? `${TOTAL_OF[language]} ${tabs}` : TOTAL[language], 'totalLabel');
  put(visible, 1, (tabs > 1 ? VISIBLE_HERE : VISIBLE)[language], 'visibleLabel');
  for (const [index, column] of columns.entries()) {
    put(header, index + 1, column.heading[language], headerLook(column));
    if (column.type !== 'money') continue;
    const letter = columnLetter(index + 1);
    const range = `${letter}${FIRST_DATA_ROW}:${letter}${part.lastRow}`;
    const formula = tabs > 1 ? placed.sum(column.key) : `SUM(${range})`;
    putSum(total, index + 1, formula, whole.sum(column.key), 'totalMoney');
    const here = tally.sum(column.key);
    putSum(visible, index + 1, `SUBTOTAL(109,${range})`, here, 'visibleMoney');
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
