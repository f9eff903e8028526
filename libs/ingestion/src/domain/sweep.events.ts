import { EventCatalogue, streamName } from '#event-store';
import type { Decider, StreamName } from '#event-store';
import type { Instant } from '#kernel';
import type { ListFacts } from './list-tally.js';
import type { SweptList } from './swept-list.js';

export const SWEEP_KIND = 'sweep';

/** What a sweep of one of Opn's lists saw: how much, and of which set. */
export interface SweepFacts extends ListFacts {
  readonly list: SweptList;
  /** Creation times, both included. */
  readonly from: Instant;
  readonly to: Instant;
}

export class SweepCompleted {
  readonly type = 'SweepCompleted';
  constructor(
    readonly occurredAt: Instant,
    readonly data: SweepFacts,
  ) {}
}

export const sweepEvents = new EventCatalogue<SweepCompleted>({
  SweepCompleted: { stored: 'sweep.completed', schemaVersion: 1, money: { amount: true } },
});

/** All sweeps of a list that end a window at the same time are one stream. */
export const sweepStream = (account: string, { list, to }: SweepFacts): StreamName =>
  streamName(SWEEP_KIND, account, `${list}:${to}`);

export const sweepDecider: Decider<
  readonly string[],
  { readonly at: Instant; readonly facts: SweepFacts },
  SweepCompleted
> = {
  initial: [],
  decide: ({ at, facts }, known) =>
    known.includes(identity(facts)) ? [] : [new SweepCompleted(at, facts)],
  evolve: (known, { data }) => [...known, identity(data)],
  events: sweepEvents,
};

/** Seeing the same again is no news; seeing it whole after seeing it in part is. */
const identity = ({ from, setHash, statedCount, amount, complete }: SweepFacts): string =>
  [from, setHash, statedCount, amount, complete].join(' ');
