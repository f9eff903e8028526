import { streamName } from '#event-store';
import type { Decider, StreamName } from '#event-store';
import { canonicalJson, sha256 } from '#kernel';
import type { Instant } from '#kernel';
import { MatchChosen, matchEvents, MatchRefused, MatchUndone } from './match.events.js';
import type { MatchEvent, MatchPair } from './match.events.js';

export const MATCH_KIND = 'match';

/** What people last said of a pair; `undone`: nothing any more. */
export type MatchState = 'chosen' | 'refused' | 'undone';

/** References may hold anything, also slashes: the same pair has the same short, safe name. */
export const matchId = ({ expectation, charge }: MatchPair): string =>
  sha256(canonicalJson([expectation, charge]));

export const matchStream = (account: string, id: string): StreamName =>
  streamName(MATCH_KIND, account, id);

/** A person's word about a receipt and a charge. */
export type MatchLearned = { readonly at: Instant; readonly pair: MatchPair } & (
  | { readonly kind: 'choose' | 'undo'; readonly by: string; readonly note: string | null }
  | { readonly kind: 'refuse'; readonly by: string; readonly reason: string }
);

/** The last word counts; saying it again teaches nothing, and nothing cannot be undone. */
function decide(learned: MatchLearned, state: MatchState): readonly MatchEvent[] {
  const { at, pair, by } = learned;
  switch (learned.kind) {
    case 'choose':
      return state === 'chosen' ? [] : [new MatchChosen(at, { ...pair, by, note: learned.note })];
    case 'refuse': {
      const { reason } = learned;
      return state === 'refused' ? [] : [new MatchRefused(at, { ...pair, by, reason })];
    }
    case 'undo': {
      if (state === 'undone') return [];
      return [new MatchUndone(at, { ...pair, was: state, by, note: learned.note })];
    }
  }
}

const STATE_AFTER: Readonly<Record<MatchEvent['type'], MatchState>> = {
  MatchChosen: 'chosen',
  MatchRefused: 'refused',
  MatchUndone: 'undone',
};

export const matchDecider: Decider<MatchState, MatchLearned, MatchEvent> = {
  initial: 'undone',
  decide,
  evolve: (_, { type }) => STATE_AFTER[type],
  events: matchEvents,
};
