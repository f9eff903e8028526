import type { Decider } from '#event-store';
import { canonicalJson, isBefore, sha256 } from '#kernel';
import type { Canonical } from '#kernel';
import { ChargeAmended, ChargeContradicted, chargeEvents } from './charge.events.js';
import type { ChargeEvent } from './charge.events.js';
import { firstSight, reached, reversedUnpaid } from './charge-sightings.js';
import type { ChargeSnapshot, ChargeTerms } from './charge-snapshot.js';
import { evolveCharge, termsOf } from './charge-state.js';
import type { Charge, Statement } from './charge-state.js';
import { compareStatus, higherStatus } from './charge-status.js';

/**
 * A status only rises. Opn repeats itself and re-fetches overlap, so learning nothing is normal.
 */
function decide(seen: ChargeSnapshot, charge: Charge | null): readonly ChargeEvent[] {
  if (charge === null) return firstSight(seen);
  switch (compareStatus(seen.status, charge.status)) {
    case 'same':
      return [...newerTerms(seen, charge), ...overtaken(seen, charge)];
    case 'higher':
      return [...risen(seen, charge), ...overtaken(seen, charge)]; // even after a final status
    case 'lower':
      return seen.status === 'pending' ? [] : lowerFinalStatus(seen, charge);
  }
}

/** The higher status speaks for its own terms, even from an older read: the lower one was stale. */
function risen(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  // Completing states all terms anew, so there is nothing to amend before it.
  if (seen.status === 'completed') return reached(seen);
  if (seen.status === 'reversed' && charge.paidAt === null) return reversedUnpaid(seen);
  return [...amendment(seen, charge), ...reached({ ...seen, paidAt: charge.paidAt })];
}

/** Told after the fact it is history; told by a newer read it contradicts what is booked. */
function lowerFinalStatus(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  if (isAfterHigher(seen, charge)) return contradictions([seen], seen, charge);
  const isKnown = charge.statusesSeen.has(seen.status);
  return [...(isKnown ? [] : reached(seen, true)), ...overtaken(seen, charge)];
}

const isAfterHigher = ({ status, readAt }: ChargeSnapshot, { statusesSeen }: Charge): boolean =>
  [...statusesSeen].some(
    ([known, knownAt]) => compareStatus(known, status) === 'higher' && isBefore(knownAt, readAt),
  );

/** A read that comes late may show that a lower status was stated after its own. */
function overtaken(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  const later = charge.statements.filter(
    (stated) =>
      compareStatus(stated.status, seen.status) === 'lower' &&
      isBefore(seen.readAt, stated.readAt) &&
      !isInferred(stated, charge),
  );
  return contradictions(later, seen, charge);
}

/** Of a charge first seen reversed we recorded that it was completed; Opn had not said so. */
const isInferred = ({ status, readAt }: Statement, { statements }: Charge): boolean =>
  statements.some(
    (other) => other.readAt === readAt && compareStatus(other.status, status) === 'higher',
  );

/** Each distinct content contradicts once, however often Opn repeats it. */
function contradictions(
  statements: readonly Statement[],
  { chargeId, status, readAt }: ChargeSnapshot,
  charge: Charge,
): readonly ChargeEvent[] {
  const known = higherStatus(status, charge.status);
  const byContent = new Map(statements.map((stated) => [contentOf(stated), stated]));
  return [...byContent]
    .filter(([fingerprint]) => !charge.contradictions.includes(fingerprint))
    .map(([fingerprint, { status: stated, money, readAt: statedAt }]) => {
      const data = { chargeId, readAt, known, stated, money, fingerprint };
      return new ChargeContradicted(statedAt, data);
    });
}

const contentOf = ({ status: stated, money }: Statement): string =>
  sha256(canonicalJson({ stated, money: { ...money } as Canonical }));

/** An older read never takes back what a newer one said. */
function newerTerms(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  return isBefore(seen.readAt, charge.termsReadAt) ? [] : amendment(seen, charge);
}

function amendment(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  const after = termsOf(seen);
  if (sameTerms(after, charge.terms)) return [];
  const { chargeId, readAt, paymentMethod } = seen;
  // What was reversed is booked no longer.
  const paidAt = charge.status === 'reversed' ? null : charge.paidAt;
  const data = { chargeId, readAt, paymentMethod, paidAt, before: charge.terms, after };
  return [new ChargeAmended(readAt, data)];
}

const sameTerms = (left: ChargeTerms, right: ChargeTerms): boolean =>
  canonicalJson(left as unknown as Canonical) === canonicalJson(right as unknown as Canonical);

export const chargeDecider: Decider<Charge | null, ChargeSnapshot, ChargeEvent> = {
  initial: null,
  decide,
  evolve: evolveCharge,
  events: chargeEvents,
};
