import { RefetchOpenCharges } from '#ingestion';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 5_000;
const MAX_ROUNDS = 20;

/** Pending charges are read again when they are due, webhook or not. */
@Injectable()
export class RefetchSchedule {
  constructor(
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
  ) {}

  @Interval(EVERY_MS)
  tick(): void {
    this.jobs.request('refetch', (account) => this.refetch(account));
  }

  private async refetch(account: string): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if ((await this.commands.execute(new RefetchOpenCharges(account))) === 0) return;
    }
  }
}
