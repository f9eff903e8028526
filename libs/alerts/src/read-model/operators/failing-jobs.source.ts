import { IngestionHealth } from '#ingestion';
import type { AccountHealth } from '#ingestion';
import { ProcessRecords } from '#processes';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import type { AlertKind } from '../../domain/alert-kind.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
import { judgeJobs } from '../../domain/operators/judge-jobs.js';
import type { JobState } from '../../domain/operators/judge-jobs.js';
import { outageOf } from '../../domain/operators/opn-outage.js';

/** Recurring jobs that fail: those of the worker, and the parts of those that read Opn. */
@Injectable()
export class FailingJobsSource extends AlertSource {
  readonly kinds: readonly AlertKind[] = ['job-failing'];

  constructor(
    private readonly queries: QueryBus,
    private readonly records: ProcessRecords,
  ) {
    super();
  }

  async conditions({ account, now }: AlertMoment): Promise<readonly AlertCondition[]> {
    const health = await this.queries.execute(new IngestionHealth(account));
    const causes = {
      outage: outageOf(health.opn),
      booksHaveStopped: health.books.failure !== null,
    };
    return judgeJobs(await this.jobs(health), causes, now);
  }

  override async proofOf(
    { subject }: Pick<AlertCondition, 'subject'>,
    { account }: AlertMoment,
  ): Promise<AlertProof | null> {
    const standings = await this.records.jobs();
    const own = standings.find((one) => one.account === account && one.job === subject);
    if (!own || own.failures > 0 || own.lastSuccessAt === null) return null;
    return { kind: 'job-done', id: own.lastSuccessAt };
  }

  /** A job that has parts says which of them fails; its own name is of all of them. */
  private async jobs({ account, jobs }: AccountHealth): Promise<readonly JobState[]> {
    const standings = await this.records.jobs();
    const parts = jobs.map((part) => ({ ...part, lastFailure: null }));
    const isPart = new Set(parts.map(({ job }) => job));
    return [
      ...standings.filter((one) => one.account === account && !isPart.has(one.job)),
      ...parts,
    ];
  }
}
