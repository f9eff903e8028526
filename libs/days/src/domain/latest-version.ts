import type { BusinessDay } from '#calendar';
import type { Recorded } from '#event-store';
import type { Instant } from '#kernel';
import { isIssuing } from './day.events.js';
import type { DayEvent } from './day.events.js';
import { evolveSignOff } from './sign-off.js';
import type { SignOff } from './sign-off.js';

/** How a closed day stands. */
export interface LatestVersion {
  readonly day: BusinessDay;
  readonly digest: string;
  readonly version: number;
  /** Charges in it. */
  readonly count: number;
  readonly issuedAt: Instant;
  /** When the first version was issued. */
  readonly closedAt: Instant;
  /** Who approved this version; null: nobody did. */
  readonly approvedBy: string | null;
  readonly signOff: SignOff;
}

export type LatestByDay = ReadonlyMap<BusinessDay, LatestVersion>;

export const NO_VERSIONS: LatestByDay = new Map();

/** The versions before, and what happened to days since, in the order in which it did. */
export function withEvents(before: LatestByDay, events: readonly Recorded<DayEvent>[]) {
  if (events.length === 0) return before;
  const versions = new Map(before);
  for (const event of events) {
    const { day } = event.data;
    const after = versionAfter(versions.get(day), event);
    if (after) versions.set(day, after);
  }
  return versions;
}

function versionAfter(
  before: LatestVersion | undefined,
  event: Recorded<DayEvent>,
): LatestVersion | undefined {
  const signOff = evolveSignOff(before?.signOff ?? null, event);
  if (signOff === null) return before;
  const approvedBy = signOff.approved?.by ?? null;
  if (!isIssuing(event)) return before && { ...before, approvedBy, signOff };
  const { day, digest, version, totals } = event.data;
  const { recordedAt: issuedAt } = event;
  const { closedAt = issuedAt } = before ?? {};
  return { day, digest, version, count: totals.count, issuedAt, closedAt, approvedBy, signOff };
}
