import { randomUUID } from 'node:crypto';
import { Database } from '#database';
import { plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { JOB_HELD_FOR_MS, JobRuns } from '../application/job-runs.js';
import type { JobResult, JobTurn } from '../application/job-runs.js';
import { CLOCKS_DIFFER_MS } from '../domain/clocks-differ.js';

/**
 * `$3` now, and how far ahead of it a row may say that it is held ($4), or was finished ($5): what
 * lies further ahead was written by a clock that has been put back since.
 */
const isFree = (row: string): string => `(
  (${row}.holder IS NULL OR ${row}.held_until <= $3 OR ${row}.held_until > $4)
  AND (${row}.finished_at IS NULL OR ${row}.due_at <= $3 OR ${row}.finished_at > $5)
)`;

/** A row for each job of an account; taking it is one statement, so only one process can. */
@Injectable()
export class JobRunsTable extends JobRuns {
  constructor(private readonly database: Database) {
    super();
  }

  async notDue(
    account: string,
    jobs: readonly string[],
    now: Instant,
  ): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ job: string }>(
      `SELECT job FROM job_runs j
       WHERE account = $1 AND job = ANY($2) AND NOT coalesce(${isFree('j')}, false)`,
      [account, jobs, now, ...aheadOf(now)],
    );
    return new Set(rows.map(({ job }) => job));
  }

  async isOver(account: string, job: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM job_runs
       WHERE account = $1 AND job = $2 AND finished_at IS NOT NULL AND due_at IS NULL`,
      [account, job],
    );
    return rows.length > 0;
  }

  async take(account: string, job: string, now: Instant): Promise<JobTurn | null> {
    const holder = randomUUID();
    const [row] = await this.database.query<{ mark_at: Instant | null; failures: number }>(
      `INSERT INTO job_runs AS j (account, job, holder, held_until)
       VALUES ($1, $2, $6, $7)
       ON CONFLICT (account, job) DO UPDATE
       SET holder = excluded.holder, held_until = excluded.held_until
       WHERE ${isFree('j')}
       RETURNING mark_at, failures`,
      [account, job, now, ...aheadOf(now), holder, plusMs(now, JOB_HELD_FOR_MS)],
    );
    return row ? { account, job, holder, mark: row.mark_at, failures: row.failures } : null;
  }

  async keep({ account, job, holder }: JobTurn, now: Instant): Promise<void> {
    await this.database.query(
      'UPDATE job_runs SET held_until = $4 WHERE account = $1 AND job = $2 AND holder = $3',
      [account, job, holder, plusMs(now, JOB_HELD_FOR_MS)],
    );
  }

  async handBack({ account, job, holder }: JobTurn): Promise<void> {
    await this.database.query(
      `UPDATE job_runs SET holder = NULL, held_until = NULL
       WHERE account = $1 AND job = $2 AND holder = $3`,
      [account, job, holder],
    );
  }

  async finish(turn: JobTurn, { isFailure, dueAt, mark }: JobResult, now: Instant): Promise<void> {
    await this.database.query(
      `UPDATE job_runs SET holder = NULL, held_until = NULL, finished_at = $4, due_at = $5,
         mark_at = $6, failures = CASE WHEN $7 THEN failures + 1 ELSE 0 END,
         failing_since = CASE WHEN $7 THEN coalesce(failing_since, $4) END
       WHERE account = $1 AND job = $2 AND holder = $3`,
      [turn.account, turn.job, turn.holder, now, dueAt, mark, isFailure],
    );
  }
}

const aheadOf = (now: Instant): readonly Instant[] => [
  plusMs(now, JOB_HELD_FOR_MS + CLOCKS_DIFFER_MS),
  plusMs(now, CLOCKS_DIFFER_MS),
];
