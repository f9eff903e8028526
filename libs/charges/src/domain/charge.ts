import type { Decider } from '#event-store';
import { chargeEvents } from './charge.events.js';
import type { ChargeEvent } from './charge.events.js';
import { confirmation, contradictions, isAfterHigher, overtaken } from './charge-contradictions.js';
import { firstSight, reached, reversedUnpaid } from './charge-sightings.js';
import type { ChargeSnapshot } from './charge-snapshot.js';
import { evolveCharge } from './charge-state.js';
import type { Charge } from './charge-state.js';
import { compareStatus } from './charge-status.js';
import { amendment, earlierEnd, earlierMoney, newerTerms } from './charge-terms.js';

/**
 * A status only rises. Opn repeats itself and re-fetches overlap, so learning nothing is normal.
 */
function decide(seen: ChargeSnapshot, charge: Charge | null): readonly ChargeEvent[] {
  if (charge === null) return firstSight(seen);
  switch (compareStatus(seen.status, charge.status)) {
    case 'same':
      return [...sameStatus(seen, charge), ...overtaken(seen, charge)];
    case 'higher': // even after a final status
      return [...risen(seen, charge), ...overtaken(seen, charge), ...confirmation(seen, charge)];
    case 'lower':
      return seen.status === 'pending' ? [] : lowerFinalStatus(seen, charge);
  }
}

const sameStatus = (seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] => [
  ...newerTerms(seen, charge),
  ...earlierEnd(seen, charge),
  ...confirmation(seen, charge),
];

/** The higher status speaks for its own terms, even from an older read: the lower one was stale. */
function risen(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  // Completing states all terms anew, so there is nothing to amend before it.
  if (seen.status === 'completed') return reached(seen);
  if (seen.status === 'reversed' && charge.paidAt === null) return reversedUnpaid(seen);
  const paidAt = seen.paidAt ?? charge.paidAt;
  return [...amendment(seen, charge), ...reached({ ...seen, paidAt })];
}

/** Told after the fact it is history; told by a newer read it contradicts what is booked. */
function lowerFinalStatus(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
  const before = earlierMoney(seen, charge);
  if (isAfterHigher(seen, charge)) return [...before, ...contradictions([seen], seen, charge)];
  const isKnown = charge.statusesSeen.has(seen.status);
  return [...(isKnown ? [] : reached(seen, true)), ...before, ...overtaken(seen, charge)];
}

export const chargeDecider: Decider<Charge | null, ChargeSnapshot, ChargeEvent> = {
  initial: null,
  decide,
  evolve: evolveCharge,
  events: chargeEvents,
};
