import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';

/** An expected receipt and a charge, by reference and id. */
export interface MatchPair {
  readonly expectation: string;
  readonly charge: string;
}

/** A person says that this charge pays this receipt, whatever the keys say. */
export class MatchChosen {
  readonly type = 'MatchChosen';
  constructor(
    readonly occurredAt: Instant,
    readonly data: MatchPair & { readonly by: string; readonly note: string | null },
  ) {}
}

/** A person says that this charge does not pay this receipt, although a key says so. */
export class MatchRefused {
  readonly type = 'MatchRefused';
  constructor(
    readonly occurredAt: Instant,
    readonly data: MatchPair & { readonly by: string; readonly reason: string },
  ) {}
}

/** What a person had said of the two counts no longer: the keys have their word again. */
export class MatchUndone {
  readonly type = 'MatchUndone';
  constructor(
    readonly occurredAt: Instant,
    readonly data: MatchPair & {
      readonly was: 'chosen' | 'refused';
      readonly by: string;
      readonly note: string | null;
    },
  ) {}
}

export type MatchEvent = MatchChosen | MatchRefused | MatchUndone;

export const matchEvents = new EventCatalogue<MatchEvent>({
  MatchChosen: { stored: 'match.chosen', schemaVersion: 1, money: {} },
  MatchRefused: { stored: 'match.refused', schemaVersion: 1, money: {} },
  MatchUndone: { stored: 'match.undone', schemaVersion: 1, money: {} },
});
