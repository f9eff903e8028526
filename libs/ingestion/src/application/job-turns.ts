import { Clock, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import { Stopping } from '#processes';
import { Injectable, Logger } from '@nestjs/common';
import { nextTurn, turnAfterFailure } from '../domain/rolling-reads.js';
import { JOB_HELD_FOR_MS, JobRuns } from './job-runs.js';
import type { JobTurn } from './job-runs.js';

/** A work may wait: for Opn, for its turn at the gate. Meanwhile nobody else is to begin it. */
const KEPT_EVERY_MS = JOB_HELD_FOR_MS / 4;

/** One that gets nowhere for this long hangs: another process may try. */
const HANGS_AFTER_MS = 30 * MINUTE_MS;

/** What a turn of a job leaves behind. */
export interface TurnEnd {
  /** Until the next turn; null: there is none. */
  readonly againInMs: number | null;
  readonly mark: Instant | null;
}

/** `keep` says that the work got on. */
export type JobWork = (turn: JobTurn, keep: () => Promise<void>) => Promise<TurnEnd>;

/** Does a recurring job where it is due, in one process at a time, and plans its next turn. */
@Injectable()
export class JobTurns {
  private readonly logger = new Logger(JobTurns.name);

  constructor(
    private readonly runs: JobRuns,
    private readonly clock: Clock,
    private readonly stopping: Stopping,
  ) {}

  /**
   * Does those of the jobs that are due, and answers which were. One that fails keeps no other from
   * its turn; it is due again before long.
   */
  async runDue(account: string, jobs: ReadonlyMap<string, JobWork>): Promise<readonly string[]> {
    const done: string[] = [];
    for (const job of await this.due(account, [...jobs.keys()])) {
      const work = jobs.get(job);
      if (work && (await this.runOrWarn(account, job, work))) done.push(job);
    }
    return done;
  }

  /** Those of the jobs that are worth a try. */
  async due(account: string, jobs: readonly string[]): Promise<readonly string[]> {
    const waiting = await this.runs.notDue(account, jobs, this.clock.now());
    return jobs.filter((job) => !waiting.has(job));
  }

  /**
   * False where nothing was due. A failure is planned again, sooner, and thrown on; what did not
   * get done because this process stops is due for the others as it was.
   */
  async run(account: string, job: string, work: JobWork): Promise<boolean> {
    if (this.stopping.isAsked()) return false;
    const turn = await this.runs.take(account, job, this.clock.now());
    if (turn === null) return false;
    const { keep, end: endKeeping } = this.keeping(turn);
    try {
      const end = await work(turn, keep);
      await this.finish(turn, end);
    } catch (error) {
      if (this.stopping.isAsked()) await this.runs.handBack(turn);
      else await this.finishFailed(turn);
      throw error;
    } finally {
      endKeeping();
    }
    return true;
  }

  private async runOrWarn(account: string, job: string, work: JobWork): Promise<boolean> {
    try {
      return await this.run(account, job, work);
    } catch (error) {
      this.logger.warn(`${account}, ${job}: ${error instanceof Error ? error.message : 'failed'}`);
      return true;
    }
  }

  /** Keeps the turn while its work goes on, be it that it waits; `keep` says that it got on. */
  private keeping(turn: JobTurn) {
    let keptSinceMs = 0;
    const extend = () => this.runs.keep(turn, this.clock.now());
    const timer = setInterval(() => {
      keptSinceMs += KEPT_EVERY_MS;
      if (keptSinceMs >= HANGS_AFTER_MS) return;
      extend().catch((error: unknown) => {
        this.logger.warn(`${turn.account}, ${turn.job} could not be kept: ${String(error)}`);
      });
    }, KEPT_EVERY_MS);
    const keep = () => {
      keptSinceMs = 0;
      return extend();
    };
    return { keep, end: () => clearInterval(timer) };
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
