import { LEDGER_ACCOUNTS, rulesOn } from '#accounts';
import type { AccountCode, AccountSettings } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { JournalRow } from '../frozen-rows.js';

/** The merchant's code of an account of the books for a posting day; null: it has none. */
export type CodeOf = (ledgerAccount: string, postingDay: BusinessDay) => AccountCode | null;

export const codesIn =
  (settings: AccountSettings): CodeOf =>
  (ledgerAccount, postingDay) => {
    const codes: Readonly<Record<string, AccountCode>> = rulesOn(
      settings,
      'chart',
      postingDay,
    ).codes;
    return codes[ledgerAccount] ?? null;
  };

/** Formulas of a workbook tell names apart by nothing but their letters. */
const alike = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();

/**
 * Puts the merchant's codes and names on lines of vouchers, each by the chart that holds for it.
 * Accounts of the books that share one name are told apart, so that the lines of each can be added
 * up by it.
 */
export function chartRows(
  rows: readonly JournalRow[],
  chartOf: (row: JournalRow) => CodeOf,
): readonly JournalRow[] {
  return rows.map((row) => {
    const codeOf = chartOf(row);
    const { code = null, name = null } = codeOf(row.ledgerAccount, row.postingDate) ?? {};
    const accountName =
      name !== null && isShared(name, row, codeOf) ? `${name} (${row.ledgerAccount})` : name;
    return { ...row, accountCode: code, accountName };
  });
}

function isShared(
  name: string,
  { ledgerAccount, postingDate }: JournalRow,
  codeOf: CodeOf,
): boolean {
  return LEDGER_ACCOUNTS.some((other) => {
    const theirs = other === ledgerAccount ? null : (codeOf(other, postingDate)?.name ?? null);
    return theirs !== null && alike(theirs, name);
  });
}
