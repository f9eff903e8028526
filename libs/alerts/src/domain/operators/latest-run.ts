import { epochMs } from '#kernel';
import type { Instant } from '#kernel';

/** Some things of one kind that happened between two moments. */
export interface Happened {
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly count: number;
}

/**
 * What goes on at the moment: all that happened each at most `gapMs` after what came before it;
 * null if the last of it was longer ago than that. It begins where it began, however long it lasts.
 * `newestFirst` does not overlap.
 */
export function latestRun(
  newestFirst: readonly Happened[],
  gapMs: number,
  now: Instant,
): Happened | null {
  const [newest, ...earlier] = newestFirst;
  if (!newest || epochMs(now) - epochMs(newest.lastAt) > gapMs) return null;
  let { firstAt, count } = newest;
  for (const before of earlier) {
    if (epochMs(firstAt) - epochMs(before.lastAt) > gapMs) break;
    firstAt = before.firstAt;
    count += before.count;
  }
  return { firstAt, lastAt: newest.lastAt, count };
}
