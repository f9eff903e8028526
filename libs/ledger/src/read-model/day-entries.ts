import type { BusinessDay } from '#calendar';
import { isBeforeOpenMonths, postingDay } from '#days';
import type { IssuingEvent } from '#days';
import type { Recorded, Rows } from '#event-store';
import type { EntryKind } from '../domain/ledger-account.js';
import { postBankLine } from '../domain/post-bank.js';
import { postMatches } from '../domain/post-day.js';
import type { BooksContext } from './books-context.js';
import { writeEntry } from './write-entry.js';

/**
 * What closing a day posts: one entry for all of its matches, one for each bank line, and one for
 * each day of a closed month whose matches have changed.
 */
export function settleDay(event: Recorded<IssuingEvent>, rows: Rows, context: BooksContext): void {
  const { day, version, posting } = event.data;
  const openDay = openDayOf(event, context);
  const entry = postMatches(`M1:${day}:v${version}`, posting);
  if (entry.lines.length > 0) {
    const kind = kindOf('M1', day, context);
    writeEntry(rows, event, { kind, postingDay: openDay, relatesTo: day, subject: day }, entry);
  }
  settleBank(event, rows, context, openDay);
  settleLate(event, rows, openDay);
}

/** A day is posted in itself when it is first closed, unless its month is closed already. */
function openDayOf({ type, data }: Recorded<IssuingEvent>, context: BooksContext): BusinessDay {
  const { closed, closedMonths } = context;
  const isOwn = type === 'DayClosed' && !isBeforeOpenMonths(data.day, closedMonths);
  return isOwn ? data.day : postingDay(data.day, closed, closedMonths);
}

const kindOf = (
  kind: EntryKind,
  day: BusinessDay,
  { closedMonths }: Pick<BooksContext, 'closedMonths'>,
): EntryKind => (isBeforeOpenMonths(day, closedMonths) ? 'A1' : kind);

/** A line may be taken back from one transfer and posted for another by the same closing. */
function settleBank(
  event: Recorded<IssuingEvent>,
  rows: Rows,
  context: BooksContext,
  openDay: BusinessDay,
): void {
  const { day, version, posting } = event.data;
  const posted = new Map<string, number>();
  for (const { line, bookedOn, amount } of posting.bank ?? []) {
    const before = posted.get(line) ?? 0;
    posted.set(line, before + 1);
    const id = `B1:${line}:${day}:v${version}${before === 0 ? '' : `:${before}`}`;
    const kind = kindOf('B1', bookedOn, context);
    const facts = { kind, postingDay: openDay, relatesTo: bookedOn, subject: line } as const;
    writeEntry(rows, event, facts, postBankLine(id, amount));
  }
}

/** A day of a closed month has no later version: what became of its matches is an adjustment. */
function settleLate(event: Recorded<IssuingEvent>, rows: Rows, openDay: BusinessDay): void {
  const { day, version, posting } = event.data;
  for (const { day: relatesTo, ...matches } of posting.late ?? []) {
    const id = `M1:${relatesTo}:late:${day}:v${version}`;
    const facts = { kind: 'A1', postingDay: openDay, relatesTo, subject: relatesTo } as const;
    writeEntry(rows, event, facts, postMatches(id, matches));
  }
}
