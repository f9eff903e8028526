import { setTimeout as pause } from 'node:timers/promises';

import type { Config } from '#config';
import { migrate } from '#database';
import { backoffMs } from '#kernel';

import { openInstallationDatabase } from '../database/installation-database.js';
import type { InstallationDatabase } from '../database/installation-database.js';

const LOOK_EVERY_MS = 1_000;
const BACKOFF = { firstMs: 500, capMs: 15_000 };
const ATTEMPTS = 8;

/** Starts the database, starts it again when it dies, and stops it when all is over. */
export class DatabaseKeeper {
  private database: InstallationDatabase | null = null;
  private readonly closing = new AbortController();
  private watching: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: Config,
    private readonly say: (line: string) => void,
  ) {}

  get url(): string {
    if (this.database === null) throw new Error('The database is asked for before it is open.');
    return this.database.url;
  }

  /** Opens and migrates it. */
  async open(): Promise<void> {
    this.database = await openInstallationDatabase(this.config, this.say);
    const applied = await migrate(this.url);
    if (applied.length > 0) this.say(`Brought the tables up to date (${applied.length} steps)`);
  }

  /** `onMoved` is told when the server came back on another port. */
  watch(onMoved: () => void, onGivenUp: (reason: unknown) => void): void {
    this.watching = this.look(onMoved).catch(onGivenUp);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.watching;
    await this.database?.embedded?.stop();
  }

  tellToStop(): void {
    this.closing.abort();
    void this.database?.embedded?.stop();
  }

  private async look(onMoved: () => void): Promise<void> {
    while (!this.closing.signal.aborted) {
      if (this.database?.embedded?.isRunning() === false) {
        const before = this.url;
        this.say('PostgreSQL ended unexpectedly; starting it again');
        await this.reopen();
        if (this.url !== before) onMoved();
      }
      await this.wait(LOOK_EVERY_MS);
    }
  }

  private async reopen(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.database = await openInstallationDatabase(this.config, this.say);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || this.closing.signal.aborted) throw error;
        this.say(error instanceof Error ? error.message : String(error));
        await this.wait(backoffMs(attempt, BACKOFF, Math.random));
      }
    }
  }

  private async wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.closing.signal }).catch(() => undefined);
  }
}
