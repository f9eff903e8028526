import { isBefore } from '#kernel';
import type { Instant } from '#kernel';

/** A stretch of creation times of which everything was read, both ends included. */
export interface ReadSpan {
  /** Null: from the beginning, whenever that was. */
  readonly from: Instant | null;
  readonly to: Instant;
}

/** Why a stretch is not known: its end was not read yet, or what leads up to it never was. */
export type UnreadPart = 'end' | 'beginning';

/** Spans that touch or overlap are one, in order of time. */
export function mergedSpans(spans: readonly ReadSpan[]): readonly ReadSpan[] {
  const merged: ReadSpan[] = [];
  for (const span of [...spans].sort(byBeginning)) {
    const last = merged.at(-1);
    if (last === undefined || beginsAfter(span, last.to)) merged.push(span);
    else if (isBefore(last.to, span.to)) merged[merged.length - 1] = { ...last, to: span.to };
  }
  return merged;
}

/** What of a stretch was not read; null if all of it was. `from` null: since the beginning. */
export function unreadOf(
  spans: readonly ReadSpan[],
  from: Instant | null,
  to: Instant,
): UnreadPart | null {
  const around = spans.find((span) => !beginsAfter(span, to) && !isBefore(span.to, to));
  if (around === undefined) return 'end';
  if (around.from === null) return null;
  return from === null || isBefore(from, around.from) ? 'beginning' : null;
}

const beginsAfter = ({ from }: ReadSpan, instant: Instant): boolean =>
  from !== null && isBefore(instant, from);

function byBeginning(left: ReadSpan, right: ReadSpan): number {
  if (left.from === null || right.from === null) {
    return Number(right.from === null) - Number(left.from === null);
  }
  return isBefore(left.from, right.from) ? -1 : Number(isBefore(right.from, left.from));
}
