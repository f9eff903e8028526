import type { Decider } from '#event-store';
import { canonicalJson, isBefore, isOlderRead, sha256 } from '#kernel';
import type { Canonical } from '#kernel';
import { sameContent } from './read-content.js';
import { termsOf } from './to-transfer-snapshot.js';
import type { TransferSnapshot } from './to-transfer-snapshot.js';
import { TransferAmended, TransferContradicted, transferEvents } from './transfer.events.js';
import type { TransferEvent } from './transfer.events.js';
import { firstSight, stepsSince } from './transfer-sightings.js';
import { compareTransferStatus, higherTransferStatus } from './transfer-status.js';
import { evolveTransfer } from './transfer-state.js';
import type { Transfer, TransferStatement } from './transfer-state.js';

/** A status only rises. Its terms and times are those of the last word in the highest status. */
function decide(seen: TransferSnapshot, transfer: Transfer | null): readonly TransferEvent[] {
  if (transfer === null) return firstSight(seen);
  const steps = stepsSince(transfer, seen);
  switch (compareTransferStatus(seen.status, transfer.status)) {
    case 'higher': // it speaks for its own terms, even from an older read: the lower one was stale
      return [...amendment(seen, transfer), ...steps, ...overtaken(seen, transfer)];
    case 'same':
      return [...newerTerms(seen, transfer), ...steps, ...overtaken(seen, transfer)];
    case 'lower': // what it tells of the past is history, even where it contradicts what is known
      return [...steps, ...(isAfterHigher(seen, transfer) ? contradicted(seen, transfer) : [])];
  }
}

/** An older read never takes back what a newer one said. */
const newerTerms = (seen: TransferSnapshot, transfer: Transfer): readonly TransferEvent[] =>
  isOlderRead(seen.readAt, transfer.termsReadAt) ? [] : amendment(seen, transfer);

function amendment(seen: TransferSnapshot, { terms }: Transfer): readonly TransferEvent[] {
  const after = termsOf(seen);
  if (sameContent(after, terms)) return [];
  const { transferId, readAt } = seen;
  return [new TransferAmended(readAt, { transferId, readAt, before: terms, after })];
}

const isAfterHigher = ({ status, readAt }: TransferSnapshot, { steps }: Transfer) =>
  [...steps].some(
    ([known, { firstReadAt }]) =>
      compareTransferStatus(known, status) === 'higher' && isBefore(firstReadAt, readAt),
  );

const contradicted = (seen: TransferSnapshot, transfer: Transfer): readonly TransferEvent[] =>
  contradictions([{ ...seen, terms: termsOf(seen) }], seen, transfer);

/** A read that comes late may show that a lower status was stated after its own. */
function overtaken(seen: TransferSnapshot, transfer: Transfer): readonly TransferEvent[] {
  const later = transfer.statements.filter(
    (stated) =>
      compareTransferStatus(stated.status, seen.status) === 'lower' &&
      isBefore(seen.readAt, stated.readAt) &&
      !isInferred(stated, transfer),
  );
  return contradictions(later, seen, transfer);
}

/** Of a transfer first seen paid we recorded that it was created and sent; Opn had not said so. */
const isInferred = ({ status, readAt }: TransferStatement, { statements }: Transfer): boolean =>
  statements.some(
    (other) => other.readAt === readAt && compareTransferStatus(other.status, status) === 'higher',
  );

/** A transfer that seems to be on its way still is a stale read, as a pending charge is. */
const isFinal = ({ status }: TransferStatement): boolean =>
  status !== 'created' && status !== 'sent';

/** Each distinct content contradicts once, however often Opn repeats it. */
function contradictions(
  statements: readonly TransferStatement[],
  { transferId, status }: TransferSnapshot,
  transfer: Transfer,
): readonly TransferEvent[] {
  const known = higherTransferStatus(status, transfer.status);
  const final = statements.filter(isFinal);
  const byContent = new Map(final.map((stated) => [fingerprintOf(stated), stated]));
  return [...byContent]
    .filter(([fingerprint]) => !transfer.contradictions.includes(fingerprint))
    .map(([fingerprint, { status: stated, readAt }]) => {
      const data = { transferId, readAt, known, stated, fingerprint };
      return new TransferContradicted(readAt, data);
    });
}

const fingerprintOf = ({ status: stated, terms }: TransferStatement): string =>
  sha256(canonicalJson({ stated, terms: { ...terms } as Canonical }));

export const transferDecider: Decider<Transfer | null, TransferSnapshot, TransferEvent> = {
  initial: null,
  decide,
  evolve: evolveTransfer,
  events: transferEvents,
};
