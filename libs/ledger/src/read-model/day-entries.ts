import { monthOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { DayEvent } from '#days';
import type { Recorded, Rows } from '#event-store';
import { postBankLine } from '../domain/post-bank.js';
import { postMatches } from '../domain/post-day.js';
import type { BooksContext } from './books-context.js';
import { writeEntry } from './write-entry.js';

/** What closing a day posts: one entry for all of its matches, and one for each bank line. */
export function settleDay(
  event: Recorded<DayEvent>,
  rows: Rows,
  context: BooksContext,
  openDay: BusinessDay,
): void {
  const { day, version, posting } = event.data;
  const entry = postMatches(`M1:${day}:v${version}`, posting);
  if (entry.lines.length > 0) {
    const facts = { kind: 'M1', postingDay: openDay, relatesTo: day, subject: day } as const;
    writeEntry(rows, event, facts, entry);
  }
  settleBank(event, rows, context, openDay);
}

/** A line may be taken back from one transfer and posted for another by the same closing. */
function settleBank(
  event: Recorded<DayEvent>,
  rows: Rows,
  { closedMonths }: BooksContext,
  openDay: BusinessDay,
): void {
  const { day, version, posting } = event.data;
  const posted = new Map<string, number>();
  for (const { line, bookedOn, amount } of posting.bank ?? []) {
    const before = posted.get(line) ?? 0;
    posted.set(line, before + 1);
    const id = `B1:${line}:${day}:v${version}${before === 0 ? '' : `:${before}`}`;
    const kind = closedMonths.has(monthOf(bookedOn)) ? 'A1' : 'B1';
    const facts = { kind, postingDay: openDay, relatesTo: bookedOn, subject: line } as const;
    writeEntry(rows, event, facts, postBankLine(id, amount));
  }
}
