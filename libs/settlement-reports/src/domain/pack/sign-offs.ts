import { isIssuing } from '#days';
import type { DayEvent } from '#days';
import type { Recorded } from '#event-store';
import type { SignedVersion } from './pack-facts.js';

const UNSIGNED: SignedVersion = { prepared: null, reviewed: null, approved: null, rejected: null };

/** Who signed each version: by day and version, as far as the events go. */
export function signOffsOf(
  events: readonly Recorded<DayEvent>[],
): (day: string, version: number) => SignedVersion {
  const signed = new Map<string, SignedVersion>();
  for (const event of events) {
    if (isIssuing(event)) continue;
    const key = `${event.data.day} ${event.data.version}`;
    signed.set(key, after(signed.get(key) ?? UNSIGNED, event));
  }
  return (day, version) => signed.get(`${day} ${version}`) ?? UNSIGNED;
}

type Signing = Exclude<Recorded<DayEvent>, { readonly type: 'DayClosed' | 'DayRestated' }>;

/** Nothing signed before a rejection holds any more; a new preparation answers it. */
function after(signed: SignedVersion, event: Signing): SignedVersion {
  const step = { by: event.data.by, at: event.occurredAt, note: event.data.note };
  switch (event.type) {
    case 'DayPrepared':
      return { ...UNSIGNED, prepared: step };
    case 'DayReviewed':
      return { ...signed, reviewed: step };
    case 'DayApproved':
      return { ...signed, approved: step };
    case 'DayRejected':
      return { ...UNSIGNED, rejected: step };
  }
}
