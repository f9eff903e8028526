import { streamName } from '#event-store';
import type { Decider, StreamName } from '#event-store';
import { sha256 } from '#kernel';
import type { Instant } from '#kernel';
import { findingEvents, FindingRecorded } from './finding.events.js';
import type { Finding } from './finding.events.js';

export const FINDING_KIND = 'finding';

/** Fingerprints may be long or hold what strangers sent: the stream is named by their hash. */
export const findingStream = (account: string, { fingerprint }: Finding): StreamName =>
  streamName(FINDING_KIND, account, sha256(fingerprint));

/** Each finding is recorded once; finding it again teaches nothing. */
export const findingDecider: Decider<
  boolean,
  { readonly at: Instant; readonly finding: Finding },
  FindingRecorded
> = {
  initial: false,
  decide: ({ at, finding }, isKnown) => (isKnown ? [] : [new FindingRecorded(at, finding)]),
  evolve: () => true,
  events: findingEvents,
};
