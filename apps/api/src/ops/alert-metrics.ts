import { AlertList } from '#alerts';
import { LogReader } from '#event-store';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from './metrics.js';

const LABELS = ['account', 'kind', 'severity', 'status'] as const;

/** What stands of alerts, in every account; a kind of which nothing stands has no line. */
@Injectable()
export class AlertMetrics implements OnModuleInit {
  private readonly standing: Gauge<(typeof LABELS)[number]>;

  constructor(
    private readonly metrics: Metrics,
    private readonly alerts: AlertList,
    private readonly log: LogReader,
  ) {
    this.standing = new Gauge({
      name: 'yodtrong_alerts',
      help: 'Alerts that stand: firing, or acknowledged by somebody.',
      labelNames: LABELS,
      registers: [metrics.registry],
    });
  }

  onModuleInit(): void {
    this.metrics.addSource('the alerts', () => this.refresh());
  }

  private async refresh(): Promise<void> {
    this.standing.reset();
    for (const account of await this.log.accounts()) {
      for (const { kind, severity, status, alerts } of await this.alerts.numbers(account)) {
        this.standing.set({ account, kind, severity, status }, alerts);
      }
    }
  }
}
