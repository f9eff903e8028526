import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import { backoffMs, DomainError } from '#kernel';
import type { ReadyMessage } from '#kernel';

const BACKOFF = { firstMs: 500, capMs: 30_000 };
const STEADY_AFTER_MS = 10_000;
const READY_LIMIT_MS = 120_000;
/** More than a process takes for what is in hand (`STOP_LIMIT_MS` of #installation). */
const STOP_LIMIT_MS = 20_000;
/** One that never came up has a lasting reason; one that worked deserves more patience. */
const FAILURES_BEFORE_READY = 3;
const FAILURES_IN_A_ROW = 8;

export interface ProcessPlan {
  readonly name: string;
  readonly entry: string;
  readonly nodeArguments?: readonly string[];
  /** Asked at every start: the database may have moved to another port since. */
  readonly environment: () => NodeJS.ProcessEnv;
  /** How long it goes on as before once it is told to stop. */
  readonly stopDelayMs?: number;
}

/** One process of the installation: started, started again when it dies, and stopped in order. */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private failures = 0;
  private wasReady = false;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly plan: ProcessPlan,
    private readonly say: (line: string) => void,
    private readonly onGivenUp: (reason: DomainError) => void,
  ) {}

  /** Resolves when the process says, for the first time, that it does its work. */
  start(): Promise<ReadyMessage> {
    return new Promise((resolve) => {
      this.running = this.keepAlive(resolve);
    });
  }

  /** Lets it end in its own way and start anew, with the environment as it is by then. */
  restart(): void {
    this.failures = 0;
    this.child?.kill('SIGTERM');
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.child?.kill('SIGTERM');
    const limit = setTimeout(() => this.overdue(), STOP_LIMIT_MS + (this.plan.stopDelayMs ?? 0));
    await this.running;
    clearTimeout(limit);
  }

  kill(): void {
    this.stopping.abort();
    this.child?.kill('SIGKILL');
  }

  private async keepAlive(onReady: (message: ReadyMessage) => void): Promise<void> {
    while (!this.isStopping()) {
      const begun = performance.now();
      const how = await this.runOnce(onReady);
      if (this.isStopping()) return;
      this.failures = performance.now() - begun > STEADY_AFTER_MS ? 1 : this.failures + 1;
      if (this.failures >= (this.wasReady ? FAILURES_IN_A_ROW : FAILURES_BEFORE_READY)) {
        this.onGivenUp(givenUp(this.plan.name, how, this.failures));
        return;
      }
      await this.waitAfter(how);
    }
  }

  private async waitAfter(how: string): Promise<void> {
    const waitMs = backoffMs(this.failures, BACKOFF, Math.random);
    this.say(`The ${this.plan.name} ended (${how}); it starts again in ${waitMs} ms.`);
    await pause(waitMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  /** Answers how the process ended. */
  private runOnce(onReady: (message: ReadyMessage) => void): Promise<string> {
    const child = fork(this.plan.entry, [], {
      execArgv: [...process.execArgv, ...(this.plan.nodeArguments ?? [])],
      env: this.plan.environment(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true, // Ctrl-C in the terminal reaches this process, which stops them in order
    });
    this.child = child;
    const limit = setTimeout(() => this.overdue(), READY_LIMIT_MS);
    child.on('message', (message: unknown) => {
      if (!isReady(message)) return;
      clearTimeout(limit);
      this.wasReady = true;
      onReady(message);
    });
    return new Promise<string>((resolve) => {
      child.once('error', ({ message }) => resolve(message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
    }).finally(() => clearTimeout(limit));
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private overdue(): void {
    this.say(`The ${this.plan.name} takes too long; it is ended.`);
    this.child?.kill('SIGKILL');
  }
}

function isReady(message: unknown): message is ReadyMessage {
  return typeof message === 'object' && (message as ReadyMessage | null)?.type === 'ready';
}

function givenUp(name: string, how: string, failures: number): DomainError {
  return new DomainError(
    'start.given_up',
    `The ${name} ended ${failures} times in a row, at last with ${how}. Its own words are above.`,
  );
}
