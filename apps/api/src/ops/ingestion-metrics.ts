import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { ACCOUNT_NUMBERS, ageOf } from './account-numbers.js';
import type { AccountNumber } from './account-numbers.js';
import { IngestionBoard } from './ingestion-board.js';
import { Metrics } from './metrics.js';

/** Numbers of the installation, not of this process: every api answers with the same. */
@Injectable()
export class IngestionMetrics implements OnModuleInit {
  private readonly gauges: readonly (readonly [AccountNumber, Gauge<'account'>])[];
  private readonly jobs: Gauge<'account' | 'job'>;

  constructor(
    private readonly metrics: Metrics,
    private readonly board: IngestionBoard,
  ) {
    const registers = [metrics.registry];
    this.gauges = ACCOUNT_NUMBERS.map((number) => {
      const { name, help } = number;
      return [number, new Gauge({ name, help, labelNames: ['account'], registers })];
    });
    this.jobs = new Gauge({
      name: 'yodtrong_job_age_seconds',
      help: 'Since a recurring job, such as sweep:charges, last had its turn, well or not.',
      labelNames: ['account', 'job'],
      registers,
    });
  }

  onModuleInit(): void {
    this.metrics.addSource('the accounts', () => this.refresh());
  }

  private async refresh(): Promise<void> {
    for (const [, gauge] of this.gauges) gauge.reset();
    this.jobs.reset();
    const seen = await this.board.lately();
    for (const [number, gauge] of this.gauges) {
      for (const health of seen) set(gauge, { account: health.account }, number.of(health));
    }
    for (const health of seen) {
      for (const { job, finishedAt } of health.jobs) {
        set(this.jobs, { account: health.account, job }, ageOf(finishedAt, health));
      }
    }
  }
}

function set<Label extends string>(
  gauge: Gauge<Label>,
  labels: Record<Label, string>,
  value: number | null,
): void {
  if (value !== null) gauge.set(labels, value);
}
