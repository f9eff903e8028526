import { canonicalJson, isBefore, sha256 } from '#kernel';
import type { Canonical, Instant } from '#kernel';
import { ChargeConfirmed, ChargeContradicted } from './charge.events.js';
import type { ChargeEvent } from './charge.events.js';
import type { ChargeSnapshot } from './charge-snapshot.js';
import type { Charge, Statement } from './charge-state.js';
import { compareStatus, higherStatus } from './charge-status.js';

/** Whether a higher status had been read before this lower one was. */
export const isAfterHigher = (
  { status, readAt }: ChargeSnapshot,
  { statusesSeen }: Charge,
): boolean =>
  [...statusesSeen].some(
    ([known, knownAt]) => compareStatus(known, status) === 'higher' && isBefore(knownAt, readAt),
  );

/** A read that comes late may show that a lower status was stated after its own. */
export function overtaken(seen: ChargeSnapshot, charge: Charge): readonly ChargeEvent[] {
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

/** Each distinct content contradicts once, however often Opn repeats it; anew once answered. */
export function contradictions(
  statements: readonly Statement[],
  { chargeId, status, readAt }: ChargeSnapshot,
  charge: Charge,
): readonly ChargeEvent[] {
  const known = higherStatus(status, charge.status);
  const agreedAt = agreementAfter(status, readAt, charge);
  const byContent = new Map(statements.map((stated) => [contentOf(stated), stated]));
  return [...byContent].flatMap(([fingerprint, { status: stated, money, readAt: statedAt }]) => {
    const isAnswered = agreedAt !== null && isBefore(statedAt, agreedAt);
    const { open, known: before } = charge.contradictions;
    if ((isAnswered ? before : open).has(fingerprint)) return [];
    const data = { chargeId, readAt, known, stated, money, fingerprint };
    const answer = isAnswered ? ({ isAnswered: true } as const) : {};
    return [new ChargeContradicted(statedAt, { ...data, ...answer })];
  });
}

/** The latest read known, this one included, that agrees with the status the charge has now. */
function agreementAfter(seen: Charge['status'], readAt: Instant, charge: Charge): Instant | null {
  switch (compareStatus(seen, charge.status)) {
    case 'higher':
      return readAt;
    case 'same':
      return isBefore(charge.agreedAt, readAt) ? readAt : charge.agreedAt;
    case 'lower':
      return charge.agreedAt;
  }
}

/** Opn states again what the books hold, or more, after it had contradicted them. */
export function confirmation(
  { chargeId, status, readAt }: ChargeSnapshot,
  { contradictions: { openSince } }: Charge,
): readonly ChargeEvent[] {
  if (openSince === null || !isBefore(openSince, readAt)) return [];
  return [new ChargeConfirmed(readAt, { chargeId, readAt, status })];
}

const contentOf = ({ status: stated, money }: Statement): string =>
  sha256(canonicalJson({ stated, money: { ...money } as Canonical }));
