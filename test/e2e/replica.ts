import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const READY_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 25_000;

export type ReplicaEnvironment = Readonly<Record<string, string>>;

/** One api or worker as a process of its own, started and stopped as a supervisor would. */
export class Replica {
  output = '';
  private child: ChildProcess | null = null;

  constructor(
    readonly kind: 'api' | 'worker',
    readonly environment: ReplicaEnvironment,
  ) {}

  /** Resolves once it does its work; rejects with its words if it ends instead. */
  async start(): Promise<void> {
    const child = fork(resolve(`dist/apps/${this.kind}/src/main.js`), [], {
      env: { PATH: process.env['PATH'] ?? '', ...this.environment },
      execArgv: [], // those of the test runner are not for it
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The ${this.kind} ended with ${String(code)}:\n${this.output}`);
    });
    ended.catch(() => undefined); // afterwards nobody asks for it
    const late = AbortSignal.timeout(READY_LIMIT_MS);
    await Promise.race([once(child, 'message', { signal: late }), ended]);
  }

  /** SIGTERM; answers with the exit code, or the signal if it had to be killed. */
  async stop(): Promise<number | string | null> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    const [code, signal] = (await ended) as [number | null, string | null];
    clearTimeout(limit);
    return code ?? signal;
  }
}
