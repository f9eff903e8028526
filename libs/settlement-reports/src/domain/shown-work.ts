import type { Instant } from '#kernel';

/** What people have done about a break, as far as a report shows it. */
export interface BreakWork {
  readonly owner: string | null;
  readonly note: string | null;
  /** What they decided about the break as it is; null: nothing. */
  readonly settled: {
    readonly at: Instant;
    readonly resolution: string;
    readonly approvedBy: string | null;
  } | null;
  /** Proof that its money was given back. */
  readonly returned: string | null;
  readonly cause: string | null;
}

export const NO_WORK: BreakWork = {
  owner: null,
  note: null,
  settled: null,
  returned: null,
  cause: null,
};
