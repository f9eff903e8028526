import { plus } from '#money';
import type { Satang } from '#money';
import { credit, debit, journalEntry } from './journal-entry.js';
import type { JournalEntry } from './journal-entry.js';

/** M1: one entry for all matches of a closed day, and for what is owed back to customers. */
export function postMatches(
  id: string,
  { matched, owed }: { readonly matched: Satang; readonly owed: Satang },
): JournalEntry {
  return journalEntry(
    id,
    debit('unreconciled-receipts', plus(matched, owed)),
    credit('reconciled-receipts', matched),
    credit('customer-refunds-payable', owed),
  ).orFail();
}
