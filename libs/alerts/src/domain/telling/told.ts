import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import type { Audience } from '#notifications';

/** What people were told last of an alert, for one audience. */
export interface Told {
  readonly audience: Audience;
  /** `raised`, `changed-1`, `reminded-2`, `resolved`; of a digest: `standing` or `over`. */
  readonly state: string;
  readonly at: Instant;
}

/** Whether its end was told, and nothing of it since. */
export function isToldAsOver(told: readonly Told[]): boolean {
  const last = told.reduce<Told | null>(
    (latest, one) => (latest === null || !isBefore(one.at, latest.at) ? one : latest),
    null,
  );
  return last !== null && isEnd(last.state);
}

const isEnd = (state: string): boolean => state === 'over' || state.startsWith('resolved');
