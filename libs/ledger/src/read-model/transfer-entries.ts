import { isPosted, settingsIn } from '#accounts';
import type { Recorded, Rows } from '#event-store';
import type { TransferEvent, TransferTerms } from '#payouts';
import { BOOKED_CURRENCY } from '../domain/ledger-account.js';
import { postingsBetween } from '../domain/post-transfer.js';
import type { TransferFacts, TransferMoney } from '../domain/transfer-facts.js';
import type { BooksContext } from './books-context.js';
import { placed } from './place-entry.js';
import { writeEntry } from './write-entry.js';

/** The money of a transfer, as far as the books can hold it. */
export const bookedMoney = (terms: TransferTerms): TransferMoney | null => {
  const { amount, fee, feeVat, net, currency } = terms;
  return currency === BOOKED_CURRENCY ? { amount, fee, feeVat, net } : null;
};

/** An event of the transfer itself; its ids end in what happened, such as `paid@3`. */
export function learnTransfer(
  event: Recorded<TransferEvent>,
  rows: Rows,
  context: BooksContext,
  learned: Partial<TransferFacts>,
): void {
  const { transferId } = event.data;
  const what = `${event.type.replace('Transfer', '').toLowerCase()}@${event.version}`;
  const facts = { ...context.transfers.of(transferId), ...learned };
  postTransfer(event, rows, context, { transferId, facts, what });
}

/** Transfer, what is now known of it, and what taught it: the last part of an entry's id. */
export interface LearnedTransfer {
  readonly transferId: string;
  readonly facts: TransferFacts;
  readonly what: string;
}

/** Posts what the new facts change, and nothing else: T1 and T2, on each day concerned. */
export function postTransfer(
  event: Recorded,
  rows: Rows,
  context: BooksContext,
  { transferId, facts, what }: LearnedTransfer,
): void {
  const { openingDay } = settingsIn(context);
  const changes = postingsBetween(context.transfers.of(transferId), facts, openingDay);
  context.transfers.learn(event.account, transferId, facts, rows);
  const kinds = new Set<string>();
  for (const { kind, day, lines } of changes) {
    // The first of a kind has the plain id; a change of further days is told apart by its day.
    const id = `${kind}:${transferId}:${what}${kinds.has(kind) ? `:${day}` : ''}`;
    kinds.add(kind);
    if (!isPosted(settingsIn(context), day)) continue;
    const facts = { ...placed(kind, day, context), subject: transferId };
    writeEntry(rows, event, facts, { id, lines });
  }
}
