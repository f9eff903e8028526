import { rulesOn } from '#accounts';
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
 * Puts the merchant's codes and names on lines of vouchers. Accounts of the books that share one
 * name are told apart, so that the lines of each can be added up by it.
 */
export function chartRows(
  rows: readonly JournalRow[],
  settings: AccountSettings,
): readonly JournalRow[] {
  const codeOf = codesIn(settings);
  return rows.map((row) => {
    const { ledgerAccount, postingDate } = row;
    const found = codeOf(ledgerAccount, postingDate);
    const { codes } = rulesOn(settings, 'chart', postingDate);
    const name = found?.name ?? null;
    const isShared =
      name !== null &&
      Object.values(codes).filter((one) => one.name !== null && alike(one.name, name)).length > 1;
    return {
      ...row,
      accountCode: found?.code ?? null,
      accountName: isShared ? `${name} (${ledgerAccount})` : name,
    };
  });
}
