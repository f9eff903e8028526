import { epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { ProcessKind, ProcessLife } from './process-life.js';

/** While one process gives way to the next, a moment without any is no downtime. */
export const RESTARTS_WITHIN_MS = MINUTE_MS;

/** A time in which no process of a kind ran. */
export interface Downtime {
  readonly from: Instant;
  /** When one ran again; null: none does. */
  readonly to: Instant | null;
}

/** The last time in which none of that kind ran; null if none is known, as on the first day. */
export function lastDowntime(
  processes: readonly ProcessLife[],
  kind: ProcessKind,
): Downtime | null {
  const lives = processes
    .filter((one) => one.kind === kind)
    .sort((left, right) => epochMs(left.startedAt) - epochMs(right.startedAt));
  let covered: Instant | null = null;
  let last: Downtime | null = null;
  for (const life of lives) {
    if (covered !== null && isApart(covered, life.startedAt)) {
      last = { from: covered, to: life.startedAt };
    }
    const end = life.stoppedAt ?? life.seenAt;
    if (covered === null || epochMs(end) > epochMs(covered)) covered = end;
  }
  if (covered === null || lives.some(({ isRunning }) => isRunning)) return last;
  return { from: covered, to: null };
}

const isApart = (end: Instant, start: Instant): boolean =>
  epochMs(start) - epochMs(end) >= RESTARTS_WITHIN_MS;
