import { randomBytes } from 'node:crypto';
import { LogReader } from '#event-store';
import { DomainError } from '#kernel';
import { Stopping, WorkRecord, withLogFields } from '#processes';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { AccountTurns } from './account-turns.js';

/** How long a shutdown waits for work in hand; what is left over is due again elsewhere. */
const SHUTDOWN_WAIT_MS = 8_000;

/**
 * Accounts that one job works on at once. So many may wait for a slow Opn before another account
 * has to wait for them; all jobs together share the database's connections.
 */
export const ACCOUNTS_AT_ONCE = 6;

/** Tells the turns of a job apart, in the log. */
const RUN_BYTES = 4;

/**
 * Runs recurring work for every account, and each account by itself: a slow one holds up neither
 * the others nor its own other jobs. A job never overlaps with itself for an account in this
 * process; asked for while it runs, it runs once more afterwards. A failure is logged, and the
 * next tick tries again: correctness rests on what is stored, never on a tick.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Jobs.name);
  private readonly turns = new Map<string, AccountTurns>();
  private readonly lookingUp = new Map<string, Promise<void>>();
  constructor(
    private readonly reader: LogReader,
    private readonly record: WorkRecord,
    private readonly stopping: Stopping,
  ) {}

  /** Asks for the job, for every account that has a log; returns at once. */
  request(name: string, work: (account: string) => Promise<unknown>): void {
    if (this.stopping.isAsked()) return;
    if (this.lookingUp.has(name)) return; // none of its accounts has begun yet
    const lookUp = this.requestForAll(name, work).finally(() => this.lookingUp.delete(name));
    this.lookingUp.set(name, lookUp);
  }

  /** Asks for the job, for an account of which something was announced; returns at once. */
  requestFor(account: string, name: string, work: (account: string) => Promise<unknown>): void {
    if (this.stopping.isAsked()) return;
    this.turnsOf(name).request(account, () => this.runOne(name, account, work));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.ask();
    const inHand = [...this.turns.values()].map((turns) => turns.stop());
    const patience = new Promise((resolve) => setTimeout(resolve, SHUTDOWN_WAIT_MS).unref());
    await Promise.race([Promise.all([...inHand, ...this.lookingUp.values()]), patience]);
  }

  private async requestForAll(
    name: string,
    work: (account: string) => Promise<unknown>,
  ): Promise<void> {
    try {
      for (const account of await this.reader.accounts()) this.requestFor(account, name, work);
    } catch (error) {
      this.report(name, 'all accounts', error);
    }
  }

  private turnsOf(name: string): AccountTurns {
    const turns = this.turns.get(name) ?? new AccountTurns(ACCOUNTS_AT_ONCE);
    this.turns.set(name, turns);
    return turns;
  }

  private async runOne(
    name: string,
    account: string,
    work: (account: string) => Promise<unknown>,
  ): Promise<void> {
    const startedAt = performance.now();
    const run = randomBytes(RUN_BYTES).toString('hex');
    await withLogFields({ job: name, account, run }, async () => {
      const failure = await Promise.resolve(account)
        .then(work)
        .then(
          () => null,
          (error: unknown) => this.report(name, account, error),
        );
      if (failure !== null && this.stopping.isAsked()) return; // another process goes on with it
      const ms = performance.now() - startedAt;
      this.record.noteTurn(account, name, ms, failure);
      this.logger.debug(`Job ${name} of ${account} took ${Math.round(ms)} ms`);
    });
  }

  /** Answers with what is said of it elsewhere. */
  private report(name: string, account: string, error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    const text = `Job ${name} of ${account} failed: ${message}`;
    if (this.stopping.isAsked()) {
      this.logger.log(`Job ${name} of ${account} is handed over: ${message}`);
      return message;
    }
    if (error instanceof DomainError) this.logger.warn(text);
    else this.logger.error(text, error instanceof Error ? error.stack : undefined);
    return message;
  }
}
