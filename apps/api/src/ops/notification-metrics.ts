import { LogReader } from '#event-store';
import { Clock, epochMs, SECOND_MS } from '#kernel';
import { NotificationOutbox } from '#notifications';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from './metrics.js';

const NUMBERS = [
  ['waiting', 'Notifications that a channel has not been told of yet.'],
  ['oldest_seconds', 'How long the oldest of them has waited; 0 if none does.'],
  ['given_up', 'Notifications that a channel was not told of in three days of trying.'],
] as const;

type NumberName = (typeof NUMBERS)[number][0];

/** How telling people goes, of every account and channel that has something undelivered. */
@Injectable()
export class NotificationMetrics implements OnModuleInit {
  private readonly gauges: ReadonlyMap<NumberName, Gauge<'account' | 'channel'>>;

  constructor(
    private readonly metrics: Metrics,
    private readonly outbox: NotificationOutbox,
    private readonly log: LogReader,
    private readonly clock: Clock,
  ) {
    const shared = { labelNames: ['account', 'channel'] as const, registers: [metrics.registry] };
    this.gauges = new Map(
      NUMBERS.map(([name, help]) => [
        name,
        new Gauge({ name: `yodtrong_notifications_${name}`, help, ...shared }),
      ]),
    );
  }

  onModuleInit(): void {
    this.metrics.addSource('the notifications', () => this.refresh());
  }

  private async refresh(): Promise<void> {
    for (const gauge of this.gauges.values()) gauge.reset();
    for (const account of await this.log.accounts()) await this.refreshOf(account);
  }

  private async refreshOf(account: string): Promise<void> {
    const now = epochMs(this.clock.now());
    for (const { channel, waiting, oldestAt, givenUp } of await this.outbox.numbers(account)) {
      const ageMs = oldestAt === null ? 0 : Math.max(0, now - epochMs(oldestAt));
      const labels = { account, channel };
      this.gauges.get('waiting')?.set(labels, waiting);
      this.gauges.get('oldest_seconds')?.set(labels, ageMs / SECOND_MS);
      this.gauges.get('given_up')?.set(labels, givenUp);
    }
  }
}
