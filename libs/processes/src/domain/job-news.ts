/** What became of a job's turns for an account since this was last written down. */
export interface JobNews {
  readonly account: string;
  readonly job: string;
  /** Whether one of them went well. */
  readonly succeeded: boolean;
  /** Those that failed after the last one that went well; all of them if none did. */
  readonly failures: number;
  readonly lastFailure: string | null;
}

/** `failure` null: the turn went well. */
export function afterTurn(
  before: JobNews | null,
  { account, job }: Pick<JobNews, 'account' | 'job'>,
  failure: string | null,
): JobNews {
  if (failure === null) return { account, job, succeeded: true, failures: 0, lastFailure: null };
  const { succeeded = false, failures = 0 } = before ?? {};
  return { account, job, succeeded, failures: failures + 1, lastFailure: failure };
}

/** News that could not be written down, and what came after it. */
export const afterwards = (earlier: JobNews, later: JobNews): JobNews =>
  later.succeeded
    ? later
    : {
        ...later,
        succeeded: earlier.succeeded,
        failures: earlier.failures + later.failures,
        lastFailure: later.lastFailure ?? earlier.lastFailure,
      };
