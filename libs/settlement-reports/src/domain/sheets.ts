import { BALANCE_COLUMNS } from './columns/balance-columns.js';
import { BREAK_COLUMNS } from './columns/break-columns.js';
import { CHANGE_COLUMNS } from './columns/change-columns.js';
import { CHARGE_COLUMNS } from './columns/charge-columns.js';
import type { Column } from './columns/column.js';
import { EXPECTED_COLUMNS } from './columns/expected-columns.js';
import { JOURNAL_COLUMNS } from './columns/journal-columns.js';
import { PAYOUT_COLUMNS } from './columns/payout-columns.js';
import { TAX_COLUMNS } from './columns/tax-columns.js';
import { TRANSFER_COLUMNS } from './columns/transfer-columns.js';
import type { FrozenRows } from './frozen-rows.js';
import type { ReportHead, SheetName } from './report-head.js';
import { words } from './words.js';
import type { Words } from './words.js';

export type PageName = 'control' | 'summary' | SheetName | 'glossary';

/** Every sheet of the workbook, in the order of its tabs. */
export const SHEET_TITLES: { readonly [Page in PageName]: Words } = {
  control: words('Control', 'ยอดควบคุม'),
  summary: words('Summary', 'สรุป'),
  breaks: words('Breaks', 'ผลต่าง'),
  expected: words('Expected', 'คาดว่าจะได้รับ'),
  charges: words('Charges', 'รายการรับชำระ'),
  transfers: words('Transfers', 'รายการโอน'),
  payout: words('Payout', 'องค์ประกอบเงินโอน'),
  balance: words('Balance', 'ยอดคงเหลือ'),
  tax: words('Tax', 'ภาษี'),
  journal: words('Journal', 'ใบสำคัญ'),
  changes: words('Changes', 'รายการแก้ไข'),
  glossary: words('Glossary', 'คำอธิบาย'),
};

/** Sheets that are one table each, in the order of their tabs. */
export const TABLE_SHEETS: readonly SheetName[] = [
  ...(['breaks', 'expected', 'charges'] as const),
  ...(['transfers', 'payout', 'balance', 'tax', 'journal', 'changes'] as const),
];

/** The tables that a report has; what changed is shown from the second version on. */
export const tableSheetsOf = ({
  rowCounts,
  version,
}: Pick<ReportHead, 'rowCounts' | 'version'>): readonly SheetName[] =>
  TABLE_SHEETS.filter((sheet) => rowCounts[sheet] !== undefined).filter(
    (sheet) => sheet !== 'changes' || version > 1,
  );

export const COLUMNS: { readonly [Sheet in SheetName]: readonly Column<FrozenRows[Sheet]>[] } = {
  breaks: BREAK_COLUMNS,
  expected: EXPECTED_COLUMNS,
  charges: CHARGE_COLUMNS,
  transfers: TRANSFER_COLUMNS,
  payout: PAYOUT_COLUMNS,
  balance: BALANCE_COLUMNS,
  tax: TAX_COLUMNS,
  journal: JOURNAL_COLUMNS,
  changes: CHANGE_COLUMNS,
};
