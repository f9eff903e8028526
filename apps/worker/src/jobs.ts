import { LogReader } from '#event-store';
import { DomainError } from '#kernel';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';

/** How long a shutdown waits for work in hand; what is left over is due again elsewhere. */
const SHUTDOWN_WAIT_MS = 8_000;

/**
 * Runs recurring work for every account. A job never overlaps with itself in this process; asked
 * for while it runs, it runs once more afterwards. A failure is logged, and the next tick tries
 * again: correctness rests on what is stored, never on a tick.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Jobs.name);
  private readonly running = new Map<string, Promise<void>>();
  private readonly askedAgain = new Set<string>();
  private isStopping = false;

  constructor(private readonly reader: LogReader) {}

  /** Asks for the job; returns at once. */
  request(name: string, work: (account: string) => Promise<unknown>): void {
    if (this.isStopping) return;
    if (this.running.has(name)) {
      this.askedAgain.add(name);
      return;
    }
    const run = this.runForAll(name, work).finally(() => {
      this.running.delete(name);
      if (this.askedAgain.delete(name)) this.request(name, work);
    });
    this.running.set(name, run);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    const patience = new Promise((resolve) => setTimeout(resolve, SHUTDOWN_WAIT_MS).unref());
    await Promise.race([Promise.all(this.running.values()), patience]);
  }

  private async runForAll(
    name: string,
    work: (account: string) => Promise<unknown>,
  ): Promise<void> {
    try {
      for (const account of await this.reader.accounts()) await this.runOne(name, account, work);
    } catch (error) {
      this.report(name, 'all accounts', error);
    }
  }

  /** What fails for one account does not keep the others. */
  private async runOne(
    name: string,
    account: string,
    work: (account: string) => Promise<unknown>,
  ): Promise<void> {
    if (this.isStopping) return;
    try {
      await work(account);
    } catch (error) {
      this.report(name, account, error);
    }
  }

  private report(name: string, account: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const text = `Job ${name} of ${account} failed: ${message}`;
    if (error instanceof DomainError) this.logger.warn(text);
    else this.logger.error(text, error instanceof Error ? error.stack : undefined);
  }
}
