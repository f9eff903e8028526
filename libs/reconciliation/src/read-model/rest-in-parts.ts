import { inGroupsOf } from '#kernel';
import type { ChargeVerdict, ReceiptVerdict } from '../domain/verdicts.js';
import type { DayPart } from './day-part.js';

interface Judged {
  readonly receipts: readonly ReceiptVerdict[];
  readonly charges: readonly ChargeVerdict[];
}

/**
 * What the law judged as a whole, in parts all the same, for of each row much more is made than it
 * is itself: receipts with all payments of theirs, then charges of no receipt among them.
 */
export function* restInParts(
  { receipts, charges }: Judged,
  rowsPerPart: number,
): Generator<DayPart> {
  const listed = new Set(receipts.map(referenceOf));
  const paying = new Map<string, ChargeVerdict[]>();
  const others: ChargeVerdict[] = [];
  for (const verdict of charges) {
    const reference = verdict.expectation?.reference;
    if (reference === undefined || !listed.has(reference)) others.push(verdict);
    else paying.set(reference, [...(paying.get(reference) ?? []), verdict]);
  }
  for (const group of inGroupsOf(rowsPerPart, receipts)) {
    const theirs = group.flatMap((receipt) => paying.get(referenceOf(receipt)) ?? []);
    yield { receipts: group, charges: theirs, ended: [] };
  }
  for (const group of inGroupsOf(rowsPerPart, others)) {
    yield { receipts: [], charges: group, ended: [] };
  }
}

const referenceOf = ({ group }: ReceiptVerdict): string => group.expectation.reference;
