import type { Instant } from '#kernel';
import type { WebhookHint } from '#opn';
import type { Patience } from '../domain/hint-patience.js';
import type { Hint, JudgedHint } from './hint-queue.js';
import { MOST_SINGLE_READS } from './reading-round.js';
import type { ReadingRound } from './reading-round.js';

const OBJECTS_AT_ONCE = 8;

/** A hint in hand that asks for a read, and what it points at. */
export interface OpenHint extends Hint {
  readonly points: WebhookHint;
}

/** The hints about each object, in their order. */
export function byObject(hints: readonly OpenHint[]): ReadonlyMap<string, readonly OpenHint[]> {
  const groups = new Map<string, OpenHint[]>();
  for (const hint of hints) {
    const group = groups.get(hint.points.objectId);
    if (group) group.push(hint);
    else groups.set(hint.points.objectId, [hint]);
  }
  return groups;
}

export const patienceWith = ({ attempts, unasked }: Hint, now: Instant): Patience => ({
  attempts,
  unasked,
  now,
  random: Math.random,
});

/**
 * Judges hints object by object, a few at a time. Those that the round has no time to begin with
 * are left; one whose own read used up the time is the judge's.
 */
export async function objectByObject(
  hints: readonly OpenHint[],
  { signal }: ReadingRound,
  judge: (objectId: string, hints: readonly OpenHint[]) => Promise<readonly JudgedHint[]>,
): Promise<readonly JudgedHint[]> {
  const groups = [...byObject(hints)];
  const queue = groups.splice(0, MOST_SINGLE_READS);
  const judged = groups.flatMap(([, group]) => leave(group));
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [objectId, group] = next;
      judged.push(...(signal.aborted ? leave(group) : await judge(objectId, group)));
    }
  };
  await Promise.all(Array.from({ length: OBJECTS_AT_ONCE }, worker));
  return judged;
}

/** Nobody got to them: they are due as before. */
export const leave = (hints: readonly OpenHint[]): readonly JudgedHint[] =>
  hints.map(({ id }) => ({ id, verdict: { kind: 'left' } }));
