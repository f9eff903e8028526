import type { Decider } from '#event-store';
import { contentOf, isNews } from './read-content.js';
import type { ReadAt } from './read-content.js';
import { TaxReceiptAmended, taxReceiptEvents, TaxReceiptIssued } from './tax-receipt.events.js';
import type { TaxReceipt, TaxReceiptEvent } from './tax-receipt.events.js';

type Seen = ReadAt<TaxReceipt>;

function decide(seen: Seen, known: Seen | null): readonly TaxReceiptEvent[] {
  if (known === null) return [new TaxReceiptIssued(seen.createdAt, seen)];
  if (!isNews(seen, known)) return [];
  const { receiptId, readAt } = seen;
  const contents = { before: contentOf(known), after: contentOf(seen) };
  return [new TaxReceiptAmended(readAt, { receiptId, readAt, ...contents })];
}

function evolve(_: Seen | null, { type, data }: TaxReceiptEvent): Seen {
  return type === 'TaxReceiptIssued' ? data : { ...data.after, readAt: data.readAt };
}

/** A receipt that Opn restates is amended, and what it said before stays on record. */
export const taxReceiptDecider: Decider<Seen | null, Seen, TaxReceiptEvent> = {
  initial: null,
  decide,
  evolve,
  events: taxReceiptEvents,
};
