import { evolveSettings } from '#accounts';
import type { AccountCode, AccountEvent, AccountSettings } from '#accounts';
import type { Recorded } from '#event-store';
import { DomainError } from '#kernel';
import type { JournalRow } from '../frozen-rows.js';
import { codesIn } from './chart-rows.js';
import type { CodeOf } from './chart-rows.js';
import { batchName } from './export-batches.js';

/** A line of a voucher as another program is to import it. */
export interface ExportedLine extends JournalRow {
  readonly own: AccountCode | null;
}

/**
 * The codes of a batch: as they were set when its day was closed; for an account that had none then
 * the first that was set for it later. So a batch whose accounts have codes never reads otherwise.
 */
export function codesOfBatch(history: readonly Recorded<AccountEvent>[], closedAt: number): CodeOf {
  const tables: CodeOf[] = [];
  let settings: AccountSettings | null = null;
  for (const event of history) {
    if (settings !== null && event.position > closedAt) tables.push(codesIn(settings));
    settings = evolveSettings(settings, event);
  }
  if (settings !== null) tables.push(codesIn(settings));
  return (ledgerAccount, postingDay) => {
    for (const codeOf of tables) {
      const found = codeOf(ledgerAccount, postingDay);
      if (found !== null) return found;
    }
    return null;
  };
}

export const exportedLines = (
  rows: readonly JournalRow[],
  codeOf: CodeOf,
): readonly ExportedLine[] =>
  rows.map((row) => ({ ...row, own: codeOf(row.ledgerAccount, row.postingDate) }));

/** Another program would not know where such a line belongs. */
export function refuseUnmapped(batch: string, lines: readonly ExportedLine[]): void {
  const accounts = [
    ...new Set(lines.flatMap(({ own, ledgerAccount }) => (own === null ? ledgerAccount : []))),
  ].sort();
  if (accounts.length === 0) return;
  throw new DomainError(
    'journal_export.unmapped',
    `${batch} has lines on accounts without a code of your chart: ${accounts.join(', ')}. Set ` +
      'account-codes for its posting days, or ask for it with unmapped=allow.',
    { accounts },
  );
}

export const unknownBatch = (batch: string, count: number): DomainError =>
  new DomainError(
    'journal_export.unknown',
    count === 0
      ? `There is no batch ${batch}: no day has been closed yet.`
      : `There is no batch ${batch}: the last one is ${batchName({ number: count })}.`,
  );
