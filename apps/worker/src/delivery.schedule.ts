import { WatchDeliveries } from '#ingestion';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 10_000;

/** Whether Opn's webhooks reach us; what did not is read instead. When, stands in the database. */
@Injectable()
export class DeliverySchedule {
  constructor(
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
  ) {}

  @Interval(EVERY_MS)
  tick(): void {
    this.jobs.request('deliveries', (account) =>
      this.commands.execute(new WatchDeliveries(account)),
    );
  }
}
