import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { AUDIENCES } from '#notifications';
import type { Audience } from '#notifications';

/** What people were told last of an alert, for one audience. */
export interface Told {
  readonly audience: Audience;
  /** `raised`, `changed-1`, `reminded-2`, `resolved`; of a digest: `standing` or `over`. */
  readonly state: string;
  /** How much of the log whoever told it knew: clocks of two workers differ, positions do not. */
  readonly position: number;
  readonly at: Instant;
}

/** Whether its end was told, and nothing of it since. */
export function isToldAsOver(told: readonly Told[]): boolean {
  const last = told.reduce<Told | null>(
    (latest, one) => (latest === null || !isEarlier(one, latest) ? one : latest),
    null,
  );
  return last !== null && isEnd(last.state);
}

/** Whether people know that it is there: nobody who was told its end does. */
export const isKnown = (told: readonly Told[]): boolean => told.length > 0 && !isToldAsOver(told);

/** Those who know that it is there: each hears of its end by itself, or by its own digest. */
export const audiencesKnowing = (told: readonly Told[]): readonly Audience[] =>
  AUDIENCES.filter((name) => isKnown(told.filter(({ audience }) => audience === name)));

const isEarlier = (one: Told, other: Told): boolean =>
  one.position === other.position ? isBefore(one.at, other.at) : one.position < other.position;

const isEnd = (state: string): boolean => state === 'over' || state.startsWith('resolved');
