import { dayIn, isPosted, rulesOn, settingsIn } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { Recorded, Rows } from '#event-store';
import type {
  BalanceTransaction,
  BalanceTransactionAmended,
  BalanceTransactionPosted,
} from '#payouts';
import { reversalOf } from '../domain/journal-entry.js';
import type { JournalEntry } from '../domain/journal-entry.js';
import { BOOKED_CURRENCY } from '../domain/ledger-account.js';
import { postTransaction } from '../domain/post-transaction.js';
import { withMovement, withoutMovement } from '../domain/transfer-facts.js';
import type { TransferMovement } from '../domain/transfer-facts.js';
import type { BooksContext } from './books-context.js';
import { placed } from './place-entry.js';
import { postTransfer } from './transfer-entries.js';
import { writeEntry } from './write-entry.js';

/** The balance moves on the day of Opn's transaction, whether or not its origin is known yet. */
export function enterTransaction(
  event: Recorded<BalanceTransactionPosted>,
  rows: Rows,
  context: BooksContext,
): void {
  const transaction = event.data;
  const transferId = transferOf(transaction);
  if (transferId === null) {
    post(event, rows, context, transaction);
    return;
  }
  const known = context.transfers.of(transferId);
  const facts = withMovement(known, movementOf(transaction, context));
  postTransfer(event, rows, context, { transferId, facts, what: transaction.transactionId });
}

/** What Opn now shows differently is undone and posted anew; of a transfer, the difference is. */
export function amendTransaction(
  event: Recorded<BalanceTransactionAmended>,
  rows: Rows,
  context: BooksContext,
): void {
  const { transactionId, before, after } = event.data;
  const wasReclaim = context.posted.linesOf('W2', transactionId).length > 0;
  const isReclaim = after.key === reclaimKeyOn(dayIn(context, after.createdAt), context);
  const isSame = wasReclaim === isReclaim;
  if (isSame && MOVEMENT.every((field) => before[field] === after[field])) return;
  const suffix = `amended@${event.version}`;
  const [from, to] = [transferOf(before), transferOf(after)];
  if (from === null) undo(event, rows, context, `un${suffix}`);
  for (const transferId of new Set([from, to])) {
    if (transferId === null) continue;
    const rest = withoutMovement(context.transfers.of(transferId), transactionId);
    const facts = transferId === to ? withMovement(rest, movementOf(after, context)) : rest;
    postTransfer(event, rows, context, { transferId, facts, what: `${transactionId}:${suffix}` });
  }
  const anew = (entry: JournalEntry) => ({ ...entry, id: `${entry.id}:${suffix}` });
  if (to === null) post(event, rows, context, after, anew);
}

/** Another key, or another time from which it may be transferred, moves no money. */
const MOVEMENT = ['direction', 'amount', 'currency', 'origin', 'originId', 'createdAt'] as const;

/** The transfer with which it is posted, if it is one's: T1 and T2 follow from the transfer. */
const transferOf = ({ origin, originId, currency }: BalanceTransaction): string | null =>
  origin === 'transfer' && currency === BOOKED_CURRENCY ? originId : null;

const movementOf = (
  { transactionId, direction, amount, createdAt }: BalanceTransaction,
  context: BooksContext,
): TransferMovement => ({ transactionId, direction, amount, day: dayIn(context, createdAt) });

/** By which Opn's transaction of withheld tax that comes back is known. */
const reclaimKeyOn = (day: BusinessDay, context: BooksContext): string | null =>
  rulesOn(settingsIn(context), 'tax', day).reclaimKey;

const KINDS = ['R2', 'V1', 'W2', 'S1'] as const;

/** As it was posted: the rules by which Opn's refund of withheld tax is known may have changed. */
function undo(
  event: Recorded<BalanceTransactionAmended>,
  rows: Rows,
  context: BooksContext,
  what: string,
): void {
  const { transactionId: source, before } = event.data;
  for (const kind of KINDS) {
    const lines = context.posted.linesOf(kind, source);
    if (lines.length === 0) continue;
    const subject = context.posted.subjectOf(kind, source);
    const entry = reversalOf({ id: '', lines }, `${kind}:${source}:${what}`);
    context.posted.learn({ kind, source, subject, lines: entry.lines });
    const place = placed(kind, dayIn(context, before.createdAt), context);
    writeEntry(rows, event, { ...place, subject }, entry);
  }
}

/** R2, V1, W2 and S1. */
function post(
  event: Recorded,
  rows: Rows,
  context: BooksContext,
  transaction: BalanceTransaction,
  as: (entry: JournalEntry) => JournalEntry = (entry) => entry,
): void {
  const relatesTo = dayIn(context, transaction.createdAt);
  const isBooked = transaction.currency === BOOKED_CURRENCY && transaction.amount !== 0n;
  if (!isBooked || !isPosted(settingsIn(context), relatesTo)) return;
  const { kind, subject, entry } = postTransaction(transaction, reclaimKeyOn(relatesTo, context));
  const { transactionId: source } = transaction;
  context.posted.learn({ kind, source, subject, lines: entry.lines });
  writeEntry(rows, event, { ...placed(kind, relatesTo, context), subject }, as(entry));
}
