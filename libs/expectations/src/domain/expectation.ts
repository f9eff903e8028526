import type { Decider } from '#event-store';
import type { Instant } from '#kernel';
import {
  expectationEvents,
  ExpectationRevised,
  ExpectationWithdrawn,
  ReceiptExpected,
} from './expectation.events.js';
import type { ExpectationEvent } from './expectation.events.js';
import { RECEIPT_FIELDS, sameReceipt } from './expected-receipt.js';
import type { ExpectedReceipt } from './expected-receipt.js';

/** What is known of one order: its latest content, and whether it still counts. */
export interface Expectation {
  readonly receipt: ExpectedReceipt;
  readonly revision: number;
  readonly withdrawn: boolean;
}

/** A row of an import, or a person's word that an order is void. */
export type ExpectationLearned = { readonly at: Instant } & (
  | { readonly kind: 'expect'; readonly row: ExpectedReceipt; readonly importedBy: string }
  | { readonly kind: 'withdraw'; readonly note: string | null }
);

function decide(
  learned: ExpectationLearned,
  known: Expectation | null,
): readonly ExpectationEvent[] {
  if (learned.kind === 'withdraw') return withdrawal(learned.at, learned.note, known);
  const { at, row, importedBy } = learned;
  if (known === null) return [new ReceiptExpected(at, { ...row, importedBy })];
  // Also after a withdrawal: an old file that comes again says nothing new and revives nothing.
  if (sameReceipt(row, known.receipt)) return [];
  const { amount, expectedOn, chargeId } = known.receipt;
  return [
    new ExpectationRevised(at, {
      ...row,
      importedBy,
      revision: known.revision + 1,
      reinstated: known.withdrawn,
      previous: { amount, expectedOn, chargeId },
    }),
  ];
}

/** Withdrawing what nobody expects, or what is withdrawn already, teaches nothing. */
function withdrawal(
  at: Instant,
  note: string | null,
  known: Expectation | null,
): readonly ExpectationEvent[] {
  if (known === null || known.withdrawn) return [];
  const { reference, amount, expectedOn } = known.receipt;
  return [new ExpectationWithdrawn(at, { reference, amount, expectedOn, note })];
}

function evolve(known: Expectation | null, event: ExpectationEvent): Expectation | null {
  switch (event.type) {
    case 'ReceiptExpected':
      return { receipt: receiptOf(event.data), revision: 1, withdrawn: false };
    case 'ExpectationRevised':
      return {
        receipt: receiptOf(event.data),
        revision: event.data.revision,
        withdrawn: false,
      };
    case 'ExpectationWithdrawn':
      return known && { ...known, withdrawn: true };
  }
}

/** Only the receipt of an event that says more. */
export function receiptOf(data: ExpectedReceipt): ExpectedReceipt {
  return Object.fromEntries(
    RECEIPT_FIELDS.map((field) => [field, data[field]]),
  ) as unknown as ExpectedReceipt;
}

export const expectationDecider: Decider<Expectation | null, ExpectationLearned, ExpectationEvent> =
  { initial: null, decide, evolve, events: expectationEvents };
