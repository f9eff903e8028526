import { streamName } from '#event-store';
import type { Decider, StreamName } from '#event-store';
import type { Instant } from '#kernel';
import { DomainError } from '#kernel';
import { sameContent } from '../read-content.js';
import {
  WithholdingReclaimWithdrawn,
  withholdingEvents,
  WithholdingTaxReclaimed,
} from './withholding.events.js';
import type { ReclaimedTax, WithholdingEvent } from './withholding.events.js';

/** Kind of the streams of tax that came back by bank: one for each reference. */
export const WITHHOLDING_KIND = 'withholding';

export const withholdingStream = (account: string, reference: string): StreamName =>
  streamName(WITHHOLDING_KIND, account, reference);

export type ReclaimOrder = { readonly at: Instant; readonly by: string } & (
  | { readonly kind: 'record'; readonly reclaimed: ReclaimedTax }
  | { readonly kind: 'withdraw'; readonly reference: string; readonly reason: string }
);

/** What counts for a reference now; null: nothing does. */
type Known = ReclaimedTax | null;

function decide(order: ReclaimOrder, known: Known): readonly WithholdingEvent[] {
  const { at, by } = order;
  if (order.kind === 'withdraw') {
    if (known === null) throw unknownReclaim(order.reference);
    return [new WithholdingReclaimWithdrawn(at, { ...known, by, reason: order.reason })];
  }
  const { reclaimed } = order;
  if (known === null) return [new WithholdingTaxReclaimed(at, { ...reclaimed, by })];
  if (sameContent(known, reclaimed)) return [];
  throw recordedOtherwise(reclaimed.reference);
}

function evolve(_: Known, { type, data }: WithholdingEvent): Known {
  if (type === 'WithholdingReclaimWithdrawn') return null;
  const { by: _by, ...reclaimed } = data;
  return reclaimed;
}

export const withholdingDecider: Decider<Known, ReclaimOrder, WithholdingEvent> = {
  initial: null,
  decide,
  evolve,
  events: withholdingEvents,
};

const unknownReclaim = (reference: string): DomainError =>
  new DomainError(
    'withholding_refund.unknown',
    `No withholding tax is recorded as paid back under "${reference}".`,
  );

const recordedOtherwise = (reference: string): DomainError =>
  new DomainError(
    'withholding_refund.conflict',
    `"${reference}" is recorded with another amount or day. Withdraw it first.`,
  );
