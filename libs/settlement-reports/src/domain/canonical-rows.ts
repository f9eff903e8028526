import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import type { FrozenRows } from './frozen-rows.js';
import type { ReportContent } from './report-content.js';
import type { ReportHead, SheetName } from './report-head.js';

/** The order in which sheets are hashed; a new sheet joins at the end. */
export const SHEETS_AS_HASHED: readonly SheetName[] = [
  ...(['breaks', 'expected', 'charges', 'journal'] as const),
  ...(['transfers', 'payout', 'balance', 'tax', 'changes'] as const),
];

/** The sheets that a report has: older ones have fewer. */
export const sheetsOf = ({ rowCounts }: Pick<ReportHead, 'rowCounts'>): readonly SheetName[] =>
  SHEETS_AS_HASHED.filter((sheet) => rowCounts[sheet] !== undefined);

/** One line of what is hashed, without its line feed. */
export const canonicalRow = (row: FrozenRows[SheetName]): string =>
  canonicalJson(row as unknown as Canonical);

/**
 * SHA-256 of frozen rows while they pass by: for each sheet its name as a line, then its rows as
 * lines in the order of the sheet. Sheets come in the order of `SHEETS_AS_HASHED`, empty ones too.
 */
export class FrozenRowsDigest {
  private readonly hash: Hash = createHash('sha256');

  sheet(name: SheetName): void {
    this.hash.update(`${canonicalJson(name)}\n`);
  }

  row(row: FrozenRows[SheetName]): void {
    this.hash.update(`${canonicalRow(row)}\n`);
  }

  /** Rows as they are hashed, each with its line feed. */
  lines(text: string): void {
    this.hash.update(text);
  }

  /** Lower-case hex; nothing can be added afterwards. */
  digest(): string {
    return this.hash.digest('hex');
  }
}

/** The digest that a report's head must state: whoever has the rows can check it. */
export async function digestOfRows(content: ReportContent): Promise<string> {
  const digest = new FrozenRowsDigest();
  for (const sheet of sheetsOf(content.head)) {
    digest.sheet(sheet);
    for await (const page of content.pages(sheet)) for (const row of page) digest.row(row);
  }
  return digest.digest();
}
