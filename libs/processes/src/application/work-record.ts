import { SECOND_MS } from '#kernel';
import { Injectable } from '@nestjs/common';
import { afterTurn, afterwards } from '../domain/job-news.js';
import type { JobNews } from '../domain/job-news.js';
import { redact } from '../domain/redact.js';
import { counted, together } from '../domain/work-tally.js';
import type { WorkEnd, WorkTally } from '../domain/work-tally.js';

const MAX_FAILURE_CHARS = 300;

/** What was done since it was last written down. */
export interface WorkDone {
  readonly tallies: readonly WorkTally[];
  readonly jobs: readonly JobNews[];
}

/**
 * How this process's work goes, counted in memory: noting costs nothing, and a database that is
 * away loses nothing of it. It holds one entry for each job and account, however long that lasts.
 */
@Injectable()
export class WorkRecord {
  private tallies = new Map<string, WorkTally>();
  private jobs = new Map<string, JobNews>();

  /** A turn of a recurring job is over; `failure` null: it went well. */
  noteTurn(account: string, job: string, durationMs: number, failure: string | null): void {
    const outcome = failure === null ? 'done' : 'failed';
    this.count({ account, kind: 'job', name: job, outcome }, durationMs);
    const text = failure && redact(failure).slice(0, MAX_FAILURE_CHARS);
    const key = `${account} ${job}`;
    this.jobs.set(key, afterTurn(this.jobs.get(key) ?? null, { account, job }, text));
  }

  /** A request to Opn was answered, or not; `outcome`: `ok` or the code of the error. */
  noteOpn(account: string, outcome: string, durationMs: number): void {
    this.count({ account, kind: 'opn', name: 'api', outcome }, durationMs);
  }

  /** All of it, once. */
  take(): WorkDone {
    const done = { tallies: [...this.tallies.values()], jobs: [...this.jobs.values()] };
    this.tallies = new Map();
    this.jobs = new Map();
    return done;
  }

  /** It could not be written down: it is part of the next. */
  giveBack({ tallies, jobs }: WorkDone): void {
    for (const earlier of tallies) {
      const later = this.tallies.get(keyOf(earlier));
      this.tallies.set(keyOf(earlier), later ? together(earlier, later) : earlier);
    }
    for (const earlier of jobs) {
      const key = `${earlier.account} ${earlier.job}`;
      const later = this.jobs.get(key);
      this.jobs.set(key, later ? afterwards(earlier, later) : earlier);
    }
  }

  private count(end: WorkEnd, durationMs: number): void {
    const key = keyOf(end);
    this.tallies.set(key, counted(this.tallies.get(key) ?? null, end, durationMs / SECOND_MS));
  }
}

const keyOf = ({ account, kind, name, outcome }: WorkEnd): string =>
  [account, kind, name, outcome].join(' ');
