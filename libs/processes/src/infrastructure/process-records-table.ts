import { Database } from '#database';
import { SystemClock } from '#kernel';
import { Injectable } from '@nestjs/common';
import { ProcessRecords } from '../application/process-records.js';
import type {
  JobStanding,
  ProcessIdentity,
  ProcessView,
  Vitals,
} from '../application/process-records.js';
import type { WorkDone } from '../application/work-record.js';
import type { WorkTally } from '../domain/work-tally.js';
import { ADD_TALLIES, BEAT, FORGET, JOBS, NOTE_JOBS, PROCESSES, TALLIES } from './statements.js';

type TallyRow = Omit<WorkTally, 'count' | 'buckets'> & {
  readonly count: bigint;
  readonly buckets: readonly bigint[];
};

type ProcessRow = Omit<ProcessView, 'memoryBytes'> & { readonly memoryBytes: bigint };

/** Three small tables, by the database's clock. */
@Injectable()
export class ProcessRecordsTable extends ProcessRecords {
  /** The machine's own clock, whatever time a test plays. */
  private readonly clock = new SystemClock();

  constructor(private readonly database: Database) {
    super();
  }

  async beat(identity: ProcessIdentity, vitals: Vitals): Promise<void> {
    const { id, kind, host, pid, build } = identity;
    const { memoryBytes, loopDelayMs, connections, connectionsWaiting } = vitals;
    const numbers = [memoryBytes, loopDelayMs, connections, connectionsWaiting];
    const values = [id, kind, host, pid, build, ...numbers, this.clock.now()];
    await this.database.query(BEAT, values);
    await this.database.query(FORGET);
  }

  async stopped(id: string): Promise<void> {
    await this.database.query('UPDATE processes SET stopped_at = clock_timestamp() WHERE id = $1', [
      id,
    ]);
  }

  async add({ tallies, jobs }: WorkDone): Promise<void> {
    if (tallies.length === 0) return;
    await this.database.transaction(async (tx) => {
      await tx.query(ADD_TALLIES, [JSON.stringify(tallies)]);
      if (jobs.length > 0) await tx.query(NOTE_JOBS, [JSON.stringify(jobs)]);
    });
  }

  async processes(): Promise<readonly ProcessView[]> {
    const rows = await this.database.query<ProcessRow>(PROCESSES);
    return rows.map((row) => ({ ...row, memoryBytes: Number(row.memoryBytes) }));
  }

  async tallies(): Promise<readonly WorkTally[]> {
    const rows = await this.database.query<TallyRow>(TALLIES);
    return rows.map(({ count, buckets, ...row }) => ({
      ...row,
      count: Number(count),
      buckets: buckets.map(Number),
    }));
  }

  jobs(): Promise<readonly JobStanding[]> {
    return this.database.query<JobStanding>(JOBS);
  }
}
