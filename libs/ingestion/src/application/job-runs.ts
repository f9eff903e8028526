import { MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';

/** Reads once what an account had behind it. */
export const HISTORY_JOB = 'history';

/** Compares Opn's balance with the books; its mark says since when transactions are missing. */
export const BALANCE_JOB = 'balance';

/** Whoever does not say for this long that it is still at it has lost the job. */
export const JOB_HELD_FOR_MS = 2 * MINUTE_MS;

/** A recurring job in the hands of one process. */
export interface JobTurn {
  readonly account: string;
  readonly job: string;
  readonly holder: string;
  /** What the last turn left to remember; what it means is the job's own affair. */
  readonly mark: Instant | null;
  /** Turns in a row that failed before this one. */
  readonly failures: number;
}

export interface JobResult {
  readonly isFailure: boolean;
  /** When the job is due again; null: never. */
  readonly dueAt: Instant | null;
  readonly mark: Instant | null;
}

/** Who does which recurring job of an account, and when it is due: for all processes together. */
export abstract class JobRuns {
  /** Which of the jobs need not be tried now: one question instead of one try for each. */
  abstract notDue(
    account: string,
    jobs: readonly string[],
    now: Instant,
  ): Promise<ReadonlySet<string>>;

  /** Done for good: there is no next turn. */
  abstract isOver(account: string, job: string): Promise<boolean>;

  /** Takes a job that is due and that nobody has; null otherwise. */
  abstract take(account: string, job: string, now: Instant): Promise<JobTurn | null>;

  /** Keeps a job that takes its time. */
  abstract keep(turn: JobTurn, now: Instant): Promise<void>;

  /** Gives it back undone: it is due as before, for whoever comes next. */
  abstract handBack(turn: JobTurn): Promise<void>;

  abstract finish(turn: JobTurn, result: JobResult, now: Instant): Promise<void>;
}
