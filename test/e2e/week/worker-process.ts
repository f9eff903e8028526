import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { epochMs } from '#kernel';
import type { Instant } from '#kernel';

const SCRIPT = resolve('test/e2e/week/week-worker.mjs');
const ROUND_LIMIT_MS = 30_000;

interface RoundDone {
  readonly failures: readonly string[];
}

/** A worker as a process of its own; what it did when it was killed is in the database or not. */
export class WorkerProcess {
  private child: ChildProcess | null = null;
  kills = 0;

  constructor(private readonly environment: Readonly<Record<string, string>>) {}

  async start(): Promise<void> {
    this.child = await this.spawn();
  }

  /** Does all recurring work as it is due at that moment; answers with what failed. */
  async round(now: Instant): Promise<readonly string[]> {
    const child = this.running();
    const done = once(child, 'message', { signal: AbortSignal.timeout(ROUND_LIMIT_MS) });
    child.send({ nowMs: epochMs(now) });
    const [{ failures }] = (await done) as [RoundDone];
    return failures;
  }

  /** Begins a round, and dies in it by SIGKILL; a new process is there when this resolves. */
  async dieInRound(now: Instant, afterMs: number): Promise<void> {
    const child = this.running();
    const ended = once(child, 'exit');
    const next = this.spawn();
    child.send({ nowMs: epochMs(now) });
    await pause(afterMs);
    child.kill('SIGKILL');
    await ended;
    this.kills += 1;
    this.child = await next;
  }

  async stop(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  }

  /** Resolves once it can be told what to do. */
  private async spawn(): Promise<ChildProcess> {
    const child = fork(SCRIPT, [], {
      env: { PATH: process.env['PATH'], ...this.environment },
      execArgv: [], // those of the test runner are not for it
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return child;
  }

  private running(): ChildProcess {
    if (this.child === null) throw new Error('The worker is not running.');
    return this.child;
  }
}
