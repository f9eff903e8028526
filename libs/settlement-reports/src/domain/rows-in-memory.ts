import { FrozenRowsDigest, SHEETS_AS_HASHED } from './canonical-rows.js';
import type { FrozenRows } from './frozen-rows.js';
import { contentOf, inOnePage } from './report-content.js';
import type { Page, ReportContent } from './report-content.js';
import type { RowCounts, SheetName } from './report-head.js';

/** All rows of a small report at once. */
export type RowsInMemory = { readonly [Sheet in SheetName]: readonly FrozenRows[Sheet][] };

export function digestOfArrays(rows: RowsInMemory): string {
  const digest = new FrozenRowsDigest();
  for (const sheet of SHEETS_AS_HASHED) {
    digest.sheet(sheet);
    for (const row of rows[sheet]) digest.row(row);
  }
  return digest.digest();
}

export const rowCountsOf = (rows: RowsInMemory): RowCounts => ({
  breaks: rows.breaks.length,
  expected: rows.expected.length,
  charges: rows.charges.length,
  transfers: rows.transfers.length,
  payout: rows.payout.length,
  balance: rows.balance.length,
  tax: rows.tax.length,
  journal: rows.journal.length,
  changes: rows.changes.length,
});

/** A small report that does not need its source any longer. */
export async function heldInMemory(report: ReportContent): Promise<ReportContent> {
  const lists = new Map<SheetName, readonly unknown[]>();
  for (const sheet of SHEETS_AS_HASHED) {
    const list: unknown[] = [];
    for await (const page of report.pages(sheet)) for (const row of page) list.push(row);
    lists.set(sheet, list);
  }
  return contentOf(report.head, <Sheet extends SheetName>(sheet: Sheet) =>
    inOnePage((lists.get(sheet) ?? []) as Page<FrozenRows[Sheet]>),
  );
}
