/** Upper bounds of the durations that are told apart; what takes longer is in the count alone. */
export const DURATION_BOUNDS_SECONDS = [0.01, 0.05, 0.25, 1, 5, 15, 60, 300] as const;

/** `job`: a turn of a recurring job. `opn`: one request to Opn. */
export type WorkKind = 'job' | 'opn';

/** One sort of work of an account that ended in one way. */
export interface WorkEnd {
  readonly account: string;
  readonly kind: WorkKind;
  /** A bounded set of names: of jobs, or `api`. */
  readonly name: string;
  /** A bounded set of words: `done`, `failed`, or the code of an error. */
  readonly outcome: string;
}

/** How often that happened, and how long it took; `buckets[i]`: at most so many seconds. */
export interface WorkTally extends WorkEnd {
  readonly count: number;
  readonly seconds: number;
  readonly buckets: readonly number[];
}

const NOTHING = { count: 0, seconds: 0, buckets: DURATION_BOUNDS_SECONDS.map(() => 0) };

/** One more end of work; `before` null: the first. */
export function counted(before: WorkTally | null, end: WorkEnd, seconds: number): WorkTally {
  const tally = before ?? { ...end, ...NOTHING };
  return {
    ...tally,
    count: tally.count + 1,
    seconds: tally.seconds + seconds,
    buckets: tally.buckets.map((count, index) => {
      const bound = DURATION_BOUNDS_SECONDS[index] ?? Number.POSITIVE_INFINITY;
      return seconds <= bound ? count + 1 : count;
    }),
  };
}

/** The same work, counted twice apart. */
export function together(one: WorkTally, other: WorkTally): WorkTally {
  return {
    ...one,
    count: one.count + other.count,
    seconds: one.seconds + other.seconds,
    buckets: one.buckets.map((count, index) => count + (other.buckets[index] ?? 0)),
  };
}
