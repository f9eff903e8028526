import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Database } from '#database';
import { SECOND_MS } from '#kernel';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { ProcessKind } from '../domain/process-life.js';
import { buildName } from './build-name.js';
import { ProcessRecords } from './process-records.js';
import type { ProcessIdentity, Vitals } from './process-records.js';
import { WorkRecord } from './work-record.js';

const BEATS_EVERY_MS = 10 * SECOND_MS;
const LOOP_RESOLUTION_MS = 20;
const NANOSECONDS_IN_MS = 1e6;
const WORST_SHARE = 99;

/** Says every ten seconds that this process lives, how it is, and what it has done meanwhile. */
@Injectable()
export class Pulse implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Pulse.name);
  private readonly loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  private readonly identity: ProcessIdentity | null;
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();
  private isWell = true;

  /** `kind` null: a command, or a test; it comes and goes without a word. */
  constructor(
    kind: ProcessKind | null,
    private readonly records: ProcessRecords,
    private readonly work: WorkRecord,
    private readonly database: Database,
  ) {
    const self = { id: randomUUID(), host: hostname(), pid: process.pid, build: buildName() };
    this.identity = kind && { ...self, kind };
  }

  onApplicationBootstrap(): void {
    if (this.identity === null) return;
    this.loop.enable();
    this.beat();
    this.timer = setInterval(() => this.beat(), BEATS_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.loop.disable();
    const { identity } = this;
    if (identity === null) return;
    await this.beating;
    await this.write(identity).catch(() => undefined); // what stops need not say why it could not
    await this.records.stopped(identity.id).catch(() => undefined);
  }

  /** Now; those that take longer than the time between two are not stacked up. */
  private beat(): void {
    const { identity } = this;
    if (identity === null) return;
    this.beating = this.beating
      .then(() => this.write(identity))
      .then(
        () => this.report(null),
        (error: unknown) => this.report(error),
      );
  }

  private async write(identity: ProcessIdentity): Promise<void> {
    await this.records.beat(identity, this.vitals());
    const done = this.work.take();
    try {
      await this.records.add(done);
    } catch (error) {
      this.work.giveBack(done);
      throw error;
    }
  }

  private vitals(): Vitals {
    const loopDelayMs = this.loop.percentile(WORST_SHARE) / NANOSECONDS_IN_MS;
    this.loop.reset();
    const { total, waiting } = this.database.connections;
    return {
      memoryBytes: process.memoryUsage.rss(),
      loopDelayMs: Math.max(0, loopDelayMs - LOOP_RESOLUTION_MS),
      connections: total,
      connectionsWaiting: waiting,
    };
  }

  /** Once when it begins to fail, not every ten seconds. */
  private report(error: unknown): void {
    if (this.isWell && error !== null) {
      const reason = error instanceof Error ? error.message : 'no reason was given';
      this.logger.warn(`How this process is cannot be written down: ${reason}`);
    }
    this.isWell = error === null;
  }
}
