import type { BusinessDay } from '#calendar';
import type { Recorded } from '#event-store';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { isIssuing } from '../domain/day.events.js';
import type { DayEvent } from '../domain/day.events.js';
import { evolveSignOff } from '../domain/sign-off.js';
import type { SignOff } from '../domain/sign-off.js';
import { DayReader } from './day-reader.js';

export type SignOffStatus = 'unsigned' | 'prepared' | 'reviewed' | 'approved' | 'rejected';

/** One thing that a person did, whether or not it still holds. */
export interface SignedStep {
  readonly step: 'prepare' | 'review' | 'approve' | 'reject';
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
  /** Ids of breaks that were open and were accepted by an approval. */
  readonly accepted: readonly string[];
}

/** How one version of a day is signed off. Later versions take nothing from it. */
export interface VersionSignOff extends SignOff {
  readonly day: BusinessDay;
  readonly status: SignOffStatus;
  readonly steps: readonly SignedStep[];
}

/** Who signed which version of a day, read from the log itself. */
@Injectable()
export class SignOffReader {
  constructor(private readonly days: DayReader) {}

  /** Every version of a day, the first one first; none while it is open. */
  async of(account: string, day: BusinessDay): Promise<readonly VersionSignOff[]> {
    return versionsOf(await this.days.history(account, day));
  }

  /** Every version ever issued of any day. */
  async all(account: string): Promise<readonly VersionSignOff[]> {
    const byDay = new Map<BusinessDay, Recorded<DayEvent>[]>();
    for (const event of await this.days.all(account)) {
      const own = byDay.get(event.data.day);
      if (own) own.push(event);
      else byDay.set(event.data.day, [event]);
    }
    return [...byDay.values()].flatMap(versionsOf);
  }
}

export function versionsOf(events: readonly Recorded<DayEvent>[]): readonly VersionSignOff[] {
  const versions: VersionSignOff[] = [];
  for (const event of events) {
    const before = isIssuing(event) ? undefined : versions.pop();
    const signOff = evolveSignOff(before ?? null, event);
    if (signOff === null) continue;
    const steps = isIssuing(event) ? [] : [...(before?.steps ?? []), stepOf(event)];
    versions.push({ ...signOff, day: event.data.day, status: statusOf(signOff), steps });
  }
  return versions;
}

function statusOf({ prepared, reviewed, approved, rejected }: SignOff): SignOffStatus {
  if (rejected !== null) return 'rejected';
  if (approved !== null) return 'approved';
  if (reviewed !== null) return 'reviewed';
  return prepared === null ? 'unsigned' : 'prepared';
}

const STEPS = {
  DayPrepared: 'prepare',
  DayReviewed: 'review',
  DayApproved: 'approve',
  DayRejected: 'reject',
} as const;

type Signing = Extract<DayEvent, { readonly type: keyof typeof STEPS }>;

const stepOf = (event: Signing): SignedStep => ({
  step: STEPS[event.type],
  by: event.data.by,
  at: event.occurredAt,
  note: event.data.note,
  accepted: event.type === 'DayApproved' ? event.data.accepted : [],
});
