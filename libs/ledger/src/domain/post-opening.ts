import type { Satang } from '#money';
import { credit, debit, journalEntry } from './journal-entry.js';
import type { JournalEntry } from './journal-entry.js';

/** O1: what Opn owed when the books began. */
export function postOpening(id: string, balance: Satang): JournalEntry {
  return journalEntry(
    id,
    debit('opn-balance', balance),
    credit('opening-balance', balance),
  ).orFail();
}
