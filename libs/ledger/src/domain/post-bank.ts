import type { Satang } from '#money';
import { credit, debit, journalEntry } from './journal-entry.js';
import type { JournalEntry } from './journal-entry.js';

/**
 * B1: what the bank shows has arrived; what it lacks of a transfer stays in transit. A negative
 * amount takes back what was posted before.
 */
export function postBankLine(id: string, amount: Satang): JournalEntry {
  return journalEntry(id, debit('bank', amount), credit('in-transit', amount)).orFail();
}
