import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { nextTurn, turnAfterFailure } from '../domain/rolling-reads.js';
import { JobRuns } from './job-runs.js';
import type { JobTurn } from './job-runs.js';

/** What a turn of a job leaves behind. */
export interface TurnEnd {
  /** Until the next turn; null: there is none. */
  readonly againInMs: number | null;
  readonly mark: Instant | null;
}

/** Does a recurring job where it is due, in one process at a time, and plans its next turn. */
@Injectable()
export class JobTurns {
  constructor(
    private readonly runs: JobRuns,
    private readonly clock: Clock,
  ) {}

  /** Those of the jobs that are worth a try. */
  async due(account: string, jobs: readonly string[]): Promise<readonly string[]> {
    const waiting = await this.runs.notDue(account, jobs, this.clock.now());
    return jobs.filter((job) => !waiting.has(job));
  }

  /** False where nothing was due. A failure is planned again, sooner, and thrown on. */
  async run(
    account: string,
    job: string,
    work: (turn: JobTurn, keep: () => Promise<void>) => Promise<TurnEnd>,
  ): Promise<boolean> {
    const turn = await this.runs.take(account, job, this.clock.now());
    if (turn === null) return false;
    try {
      const end = await work(turn, () => this.runs.keep(turn, this.clock.now()));
      await this.finish(turn, end);
    } catch (error) {
      await this.finishFailed(turn);
      throw error;
    }
    return true;
  }

  private finish(turn: JobTurn, { againInMs, mark }: TurnEnd): Promise<void> {
    const now = this.clock.now();
    const dueAt = againInMs === null ? null : nextTurn(now, againInMs, Math.random);
    return this.runs.finish(turn, { isFailure: false, dueAt, mark }, now);
  }

  private finishFailed(turn: JobTurn): Promise<void> {
    const now = this.clock.now();
    const dueAt = turnAfterFailure(now, turn.failures + 1, Math.random);
    return this.runs.finish(turn, { isFailure: true, dueAt, mark: turn.mark }, now);
  }
}
