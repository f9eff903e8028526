import type { OpnGateState } from '#ingestion';
import { epochMs } from '#kernel';
import type { Instant } from '#kernel';

/** When Opn could not be asked: now, if `to` is null, or the last time. */
export interface OpnOutage {
  readonly from: Instant;
  readonly to: Instant | null;
}

export type GateTimes = Pick<OpnGateState, 'state' | 'since' | 'openedAt'>;

export function outageOf({ state, since, openedAt }: GateTimes): OpnOutage | null {
  const isOver = state === 'closed';
  const from = isOver ? openedAt : since;
  return from && { from, to: isOver ? since : null };
}

/**
 * Whether what began then is the outage once more, under another name: it lasts as long as the
 * outage does, and `afterMs` longer, until everything has been caught up with.
 */
export function isBecauseOf(
  outage: OpnOutage | null,
  beganMs: number,
  now: Instant,
  afterMs: number,
): boolean {
  if (outage === null || beganMs < epochMs(outage.from)) return false;
  return outage.to === null || epochMs(now) < epochMs(outage.to) + afterMs;
}
