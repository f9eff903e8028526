import { LogListener } from '#event-store';
import { HintQueue, INBOX_CHANNEL, WorkOffHints } from '#ingestion';
import { Clock, epochMs } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 1_000;
const MAX_ROUNDS = 100;

/**
 * Webhooks are worked off as they come, and again when they are due; the tick finds what neither
 * an announcement nor a timer told.
 */
@Injectable()
export class InboxSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly listener: LogListener,
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
    private readonly queue: HintQueue,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.listener.listen(INBOX_CHANNEL, (announced) => this.request(announced));
  }

  onModuleDestroy(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  @Interval(EVERY_MS)
  tick(): void {
    this.jobs.request('inbox', (account) => this.workOff(account));
  }

  private request(account: string): void {
    this.jobs.requestFor(account, 'inbox', (due) => this.workOff(due));
  }

  private async workOff(account: string): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if ((await this.commands.execute(new WorkOffHints(account))) === 0) break;
    }
    await this.wakeFor(account);
  }

  /** Opn may answer news half a second after its webhook: what is due before the next tick. */
  private async wakeFor(account: string): Promise<void> {
    const next = await this.queue.nextDue(account);
    const waitMs = next === null ? null : epochMs(next) - epochMs(this.clock.now());
    clearTimeout(this.timers.get(account));
    if (waitMs === null || waitMs <= 0 || waitMs >= EVERY_MS) return; // the tick is early enough
    this.timers.set(
      account,
      setTimeout(() => this.request(account), waitMs),
    );
  }
}
