import { BREAK_COLUMNS } from './columns/break-columns.js';
import { CHARGE_COLUMNS } from './columns/charge-columns.js';
import type { Column } from './columns/column.js';
import { EXPECTED_COLUMNS } from './columns/expected-columns.js';
import { JOURNAL_COLUMNS } from './columns/journal-columns.js';
import type { FrozenRows } from './frozen-rows.js';
import type { SheetName } from './report-head.js';
import { words } from './words.js';
import type { Words } from './words.js';

export type PageName = 'control' | 'summary' | SheetName;

/** Every sheet of the workbook, in the order of its tabs. */
export const SHEET_TITLES: { readonly [Page in PageName]: Words } = {
  control: words('Control', 'ยอดควบคุม'),
  summary: words('Summary', 'สรุป'),
  breaks: words('Breaks', 'ผลต่าง'),
  expected: words('Expected', 'คาดว่าจะได้รับ'),
  charges: words('Charges', 'รายการรับชำระ'),
  journal: words('Journal', 'ใบสำคัญ'),
};

/** Sheets that are one table each, in the order of their tabs. */
export const TABLE_SHEETS = [
  'breaks',
  'expected',
  'charges',
  'journal',
] as const satisfies readonly SheetName[];

export const COLUMNS: { readonly [Sheet in SheetName]: readonly Column<FrozenRows[Sheet]>[] } = {
  breaks: BREAK_COLUMNS,
  expected: EXPECTED_COLUMNS,
  charges: CHARGE_COLUMNS,
  journal: JOURNAL_COLUMNS,
};
