import type { BusinessDay } from '#calendar';
import type { Recorded, Rows } from '#event-store';
import type { JournalEntry } from '../domain/journal-entry.js';
import type { EntryKind } from '../domain/ledger-account.js';
import { JournalEntryEntity } from './journal-entry.entity.js';
import { JournalLineEntity } from './journal-line.entity.js';

export interface EntryFacts {
  readonly kind: EntryKind;
  readonly postingDay: BusinessDay;
  readonly relatesTo: BusinessDay;
  readonly subject: string | null;
}

/** Files an entry under the event that caused it. */
export function writeEntry(
  rows: Rows,
  { account, stream, version, position, recordedAt }: Recorded,
  facts: EntryFacts,
  { id, lines }: JournalEntry,
): void {
  const cause = `${stream}@${version}`;
  rows.insert(JournalEntryEntity, { account, id, ...facts, cause, position, recordedAt });
  const { kind, postingDay, relatesTo } = facts;
  lines.forEach((line, index) => {
    const placed = { account, entryId: id, line: index + 1, kind, postingDay, relatesTo, position };
    rows.insert(JournalLineEntity, { ...placed, ...line });
  });
}
