import type { Decider } from '#event-store';
import { canonicalJson, isBefore, laterOf, sha256 } from '#kernel';
import type { Canonical, Instant } from '#kernel';
import { ChargeAmended, ChargeContradicted, chargeEvents } from './charge.events.js';
import type { ChargeEvent } from './charge.events.js';
import { firstSight, reached } from './charge-sightings.js';
import type { ChargeSnapshot, ChargeTerms } from './charge-snapshot.js';
import { compareStatus, higherStatus } from './charge-status.js';
import type { ChargeStatus } from './charge-status.js';

/** What the events so far say of a charge. */
export interface Charge {
  readonly status: ChargeStatus;
  readonly statusesSeen: readonly ChargeStatus[];
  readonly paymentMethod: string;
  readonly terms: ChargeTerms;
  readonly paidAt: Instant | null;
  /** When the newest read that taught something was requested. */
  readonly readAt: Instant;
  readonly contradictions: readonly string[];
}

/** A status only rises. Opn repeats itself and re-fetches overlap, so learning nothing is normal. */
function decide(seen: ChargeSnapshot, charge: Charge | null): readonly ChargeEvent[] {
  if (charge === null) return firstSight(seen);
  switch (compareStatus(seen.status, charge.status)) {
    case 'same':
      return amendment(seen, charge);
    case 'higher':
      // Completing states all terms anew, so there is nothing to amend before it.
      if (seen.status === 'completed') return reached(seen);
      return [...amendment(seen, charge), ...reached(seen)]; // even after a final status
    case 'lower':
      return seen.status === 'pending' ? [] : lowerFinalStatus(seen, charge);
  }
}

/** Told after the fact it is history; told by a newer read it contradicts what is booked. */
function lowerFinalStatus(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  if (charge.statusesSeen.includes(seen.status) && !isBefore(charge.readAt, seen.readAt)) return [];
  return isBefore(seen.readAt, charge.readAt) ? reached(seen, true) : contradiction(seen, charge);
}

function contradiction(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  const { chargeId, readAt, money, status: stated } = seen;
  const fingerprint = sha256(canonicalJson({ stated, money: { ...money } as Canonical }));
  if (charge.contradictions.includes(fingerprint)) return [];
  const data = { chargeId, readAt, known: charge.status, stated, money, fingerprint };
  return [new ChargeContradicted(readAt, data)];
}

/** An older read never takes back what a newer one said. */
function amendment(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  if (isBefore(seen.readAt, charge.readAt)) return [];
  const after = termsOf(seen);
  if (sameTerms(after, charge.terms)) return [];
  const { chargeId, readAt, paymentMethod } = seen;
  const { paidAt, terms: before } = charge;
  return [new ChargeAmended(readAt, { chargeId, readAt, paymentMethod, paidAt, before, after })];
}

function evolve(charge: Charge | null, event: ChargeEvent): Charge | null {
  if (event.type === 'ChargeCreated') {
    const { paymentMethod, money, transactionId, reference, readAt } = event.data;
    const terms = { money, transactionId, reference };
    const none = { statusesSeen: [], paidAt: null, contradictions: [] };
    return { ...none, status: 'pending', paymentMethod, terms, readAt };
  }
  if (charge === null) return null;
  const readAt = laterOf(charge.readAt, event.data.readAt);
  return { ...charge, ...changedBy(event, charge), readAt };
}

function changedBy(
  event: Exclude<ChargeEvent, { type: 'ChargeCreated' }>,
  charge: Charge,
): Partial<Charge> {
  switch (event.type) {
    case 'ChargePending':
      return risen(charge, 'pending');
    case 'ChargeFailed':
      return risen(charge, 'failed');
    case 'ChargeExpired':
      return risen(charge, 'expired');
    case 'ChargeCompleted':
      return {
        ...risen(charge, 'completed'),
        terms: termsOf(event.data),
        paidAt: event.data.paidAt,
      };
    case 'ChargeReversed':
      return { ...risen(charge, 'reversed'), terms: termsOf(event.data) };
    case 'ChargeAmended':
      return { terms: event.data.after };
    case 'ChargeContradicted':
      return { contradictions: [...charge.contradictions, event.data.fingerprint] };
  }
}

const risen = (charge: Charge, status: ChargeStatus): Partial<Charge> => ({
  status: higherStatus(charge.status, status),
  statusesSeen: [...charge.statusesSeen, status],
});

const termsOf = ({ money, transactionId, reference }: ChargeTerms): ChargeTerms => ({
  money,
  transactionId,
  reference,
});

const sameTerms = (left: ChargeTerms, right: ChargeTerms): boolean =>
  canonicalJson(left as unknown as Canonical) === canonicalJson(right as unknown as Canonical);

export const chargeDecider: Decider<Charge | null, ChargeSnapshot, ChargeEvent> = {
  initial: null,
  decide,
  evolve,
  events: chargeEvents,
};
