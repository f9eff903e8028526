import type { Instant } from '#kernel';
import type { WebhookHint } from '#opn';
import type { Patience } from '../domain/hint-patience.js';
import type { Hint, JudgedHint } from './hint-queue.js';

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

/** Nobody got to them: they are due as before. */
export const leave = (hints: readonly OpenHint[]): readonly JudgedHint[] =>
  hints.map(({ id }) => ({ id, verdict: { kind: 'left' } }));
