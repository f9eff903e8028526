import { addDays, businessDayOf } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import type { CaseEvent } from '#cases';
import { minus, plus, satang, smallerOf, ZERO } from '#money';
import type { Satang } from '#money';
import type { ReceiptMovement } from './receipt-movement.js';

/** What people gave up of receipts, or took back, by reference and day. */
export type WrittenOff = ReadonlyMap<string, readonly WriteOffStep[]>;

export interface WriteOffStep {
  readonly day: BusinessDay;
  /** Negative: a write-off was taken back. */
  readonly amount: Satang;
}

export function writeOffSteps(
  events: readonly CaseEvent[],
  days: DayRules,
): readonly WriteOffStep[] {
  return events.flatMap(({ type, data, occurredAt }) => {
    const day = businessDayOf(occurredAt, days);
    if (type === 'CaseWrittenOff') return [{ day, amount: data.entry.amount }];
    if (type !== 'CaseReopened' || data.takenBack === null) return [];
    return [{ day, amount: satang(-data.takenBack.amount) }];
  });
}

/**
 * What was written off is open no longer, from the day on which it was decided; what was paid all
 * the same, or is not open for another reason, does not leave twice.
 */
export function withoutWrittenOff(
  day: BusinessDay,
  movements: readonly ReceiptMovement[],
  writtenOff: WrittenOff,
): readonly ReceiptMovement[] {
  if (writtenOff.size === 0) return movements;
  return movements.map((movement) => {
    const steps = writtenOff.get(movement.receipt.group.expectation.reference);
    return steps ? lessWrittenOff(day, movement, steps) : movement;
  });
}

function lessWrittenOff(
  day: BusinessDay,
  movement: ReceiptMovement,
  steps: readonly WriteOffStep[],
): ReceiptMovement {
  const before = smallerOf(givenUpBy(addDays(day, -1), steps), atLeastNothing(movement.opening));
  const after = smallerOf(givenUpBy(day, steps), atLeastNothing(movement.closing));
  const [left, back] = after > before ? [minus(after, before), ZERO] : [ZERO, minus(before, after)];
  return {
    ...movement,
    opening: minus(movement.opening, before),
    revised: plus(movement.revised, back),
    withdrawn: plus(movement.withdrawn, left),
    closing: minus(movement.closing, after),
  };
}

const givenUpBy = (day: BusinessDay, steps: readonly WriteOffStep[]): Satang =>
  steps.reduce<Satang>((sum, step) => (step.day <= day ? plus(sum, step.amount) : sum), ZERO);

const atLeastNothing = (amount: Satang): Satang => (amount < 0n ? ZERO : amount);
