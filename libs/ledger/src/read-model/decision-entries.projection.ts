import { dayIn, isPosted, settingsIn } from '#accounts';
import type { CaseEvent, CaseReopened, CaseWrittenOff } from '#cases';
import { nothing } from '#event-store';
import type { Projection, Recorded, Rows } from '#event-store';
import type { MoneyReturnApproved, MoneyReturnWithdrawn, ReturnEvent } from '#expectations';
import { reversalOf } from '../domain/journal-entry.js';
import { postReturn, postWriteOff } from '../domain/post-write-off.js';
import type { BooksContext } from './books-context.js';
import { placed } from './place-entry.js';
import { writeEntry } from './write-entry.js';

/** Entries that people decide: write-offs (X1) and money returned to customers (C1). */
export const decisionEntriesProjection: Projection<CaseEvent | ReturnEvent, BooksContext> = {
  name: 'decision-entries',
  // The tables are the ledger's own, which lists them.
  tables: [],

  on: {
    CaseWrittenOff: writeOff,
    CaseReopened: takeBack,
    MoneyReturnApproved: giveBack,
    MoneyReturnWithdrawn: undoReturn,

    CaseAssigned: nothing,
    CaseCommented: nothing,
    CaseResolved: nothing,
    CaseWriteOffRequested: nothing,
    CaseWriteOffRejected: nothing,
    MoneyReturned: nothing,
  },
};

/** A write-off is of the day on which it was decided, whatever day its break belongs to. */
function writeOff(event: Recorded<CaseWrittenOff>, rows: Rows, context: BooksContext): void {
  const { breakId, entry } = event.data;
  const place = placed('X1', dayIn(context, event.occurredAt), context);
  const posted = postWriteOff(`X1:${breakId}@${event.version}`, entry);
  writeEntry(rows, event, { ...place, subject: breakId }, posted);
}

function takeBack(event: Recorded<CaseReopened>, rows: Rows, context: BooksContext): void {
  const { breakId, takenBack } = event.data;
  if (takenBack === null) return;
  const place = placed('X1', dayIn(context, event.occurredAt), context);
  const undone = reversalOf(postWriteOff('', takenBack), `X1:${breakId}:undone@${event.version}`);
  writeEntry(rows, event, { ...place, subject: breakId }, undone);
}

/** On the day on which the money left the bank. */
function giveBack(event: Recorded<MoneyReturnApproved>, rows: Rows, context: BooksContext): void {
  const { reference, number, amount, returnedOn, settles } = event.data;
  if (!isPosted(settingsIn(context), returnedOn)) return;
  const place = placed('C1', returnedOn, context);
  const posted = postReturn(`C1:${reference}#${number}`, settles, amount);
  writeEntry(rows, event, { ...place, subject: reference }, posted);
}

function undoReturn(
  event: Recorded<MoneyReturnWithdrawn>,
  rows: Rows,
  context: BooksContext,
): void {
  const { reference, number, amount, returnedOn, settled } = event.data;
  if (settled === null || !isPosted(settingsIn(context), returnedOn)) return;
  const place = placed('C1', returnedOn, context);
  const undone = reversalOf(postReturn('', settled, amount), `C1:${reference}#${number}:undone`);
  writeEntry(rows, event, { ...place, subject: reference }, undone);
}
