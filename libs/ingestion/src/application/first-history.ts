import { Injectable } from '@nestjs/common';
import { HISTORY_JOB, JobRuns } from './job-runs.js';

/** What an account had behind it when it came here. */
@Injectable()
export class FirstHistory {
  constructor(private readonly runs: JobRuns) {}

  /** All of it was read, but for lists that Opn does not have for this account. */
  isRead(account: string): Promise<boolean> {
    return this.runs.isOver(account, HISTORY_JOB);
  }
}
