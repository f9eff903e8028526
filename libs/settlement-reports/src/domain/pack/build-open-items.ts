import type { CaseEvent } from '#cases';
import type { Recorded } from '#event-store';
import { workOn } from '../break-work.js';
import type { BreakRow } from '../frozen-rows.js';
import { isLeftOpen } from '../report-breaks.js';
import type { AgeBucket, OpenItemRow } from './pack-rows.js';

const BUCKETS: readonly (readonly [upTo: number, AgeBucket])[] = [
  [1, '0–1'],
  [3, '2–3'],
  [7, '4–7'],
  [30, '8–30'],
];

export const bucketOf = (age: number): AgeBucket =>
  BUCKETS.find(([upTo]) => age <= upTo)?.[1] ?? 'over 30';

/**
 * The breaks that the last report of the month left open, the oldest first, with what people said
 * of them up to the position of the pack; what they decided since that report stands apart.
 */
export function buildOpenItems(
  rows: readonly BreakRow[],
  caseOf: (breakId: string) => readonly Recorded<CaseEvent>[],
): readonly OpenItemRow[] {
  return rows
    .filter(isLeftOpen)
    .map((row) => openItem(row, caseOf(row.breakId)))
    .sort((left, right) => right.age - left.age || (left.breakNo < right.breakNo ? -1 : 1));
}

function openItem(row: BreakRow, events: readonly Recorded<CaseEvent>[]): OpenItemRow {
  const { owner, note, settled } = workOn(row as Parameters<typeof workOn>[0], events);
  const { breakNo, severity, code, day, reference, subjectId, amount, openedAt, age, dueAt } = row;
  return {
    ...{ breakNo, severity, code, day, reference, subjectId, amount, openedAt, age, dueAt },
    bucket: bucketOf(age),
    owner: owner ?? row.owner,
    note: note ?? row.note,
    afterwards: settled?.resolution ?? null,
  };
}
