import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** `npm test` builds before it tests; by hand: `npm run build`. */
const MAIN = resolve('dist/apps/opn-simulator/src/main.js');
const LOOPBACK = '127.0.0.1';
const POLL_MS = 100;
const STOP_LIMIT_MS = 10_000;

export const SIMULATOR_KEY = 'skey_test_simulator';
export const SIMULATOR_WEBHOOK_SECRET = Buffer.from('signs what it tells').toString('base64');

/** Environment variables of the simulator, as its README lists them. */
export type SimulatorEnvironment = Readonly<Record<string, string>>;

/** A fault's percentage, by its name; what is not named is off. */
export type FaultPercents = Readonly<Record<string, number>>;

export interface SimulatorStatus {
  readonly phase: 'waiting' | 'playing' | 'done';
  readonly day: string;
  readonly seed: string;
  readonly happened: number;
  readonly planned: number;
  readonly webhooks: {
    /** Posts that were made, whatever came of them. */
    readonly sent: number;
    /** Of those, the ones answered with a 2xx. */
    readonly acknowledged: number;
    readonly delivered: number;
    readonly failed: number;
  };
  /** How often each fault was applied. */
  readonly faults: FaultPercents;
}

/** Webhooks answered with a 2xx, and how often for each event. */
export interface Acknowledged {
  readonly webhooks: number;
  readonly events: readonly { readonly id: string; readonly times: number }[];
}

export interface FaultsState {
  /** As `SIMULATOR_FAULTS` takes it. */
  readonly setting: string;
  readonly percents: FaultPercents;
  readonly applied: FaultPercents;
  readonly feeChanges: readonly {
    readonly chargeId: string;
    readonly paidAt: string;
    readonly at: string;
  }[];
}

/**
 * Starts the simulator as a process of its own, on a free port, and resolves once it answers. It
 * accepts `SIMULATOR_KEY`, signs with `SIMULATOR_WEBHOOK_SECRET`, and does not pace its play,
 * unless `environment` says otherwise.
 */
export async function startSimulator(
  environment: SimulatorEnvironment = {},
): Promise<SimulatorProcess> {
  const child = fork(MAIN, [], {
    env: {
      OPN_SECRET_KEY: SIMULATOR_KEY,
      OPN_WEBHOOK_SECRETS: SIMULATOR_WEBHOOK_SECRET,
      SIMULATOR_PLAY_SECONDS: '0',
      ...environment,
    },
    execArgv: [], // those of the test runner are not for it
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new SimulatorProcess(child, `http://${LOOPBACK}:${await readyPort(child)}`);
}

export class SimulatorProcess {
  constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** The truth about the day; its shape is the simulator's `truth/record.ts`. */
  record<Shape = Readonly<Record<string, unknown>>>(): Promise<Shape> {
    return this.ask<Shape>('GET', 'record.json');
  }

  status(): Promise<SimulatorStatus> {
    return this.ask('GET', 'status');
  }

  acknowledged(): Promise<Acknowledged> {
    return this.ask('GET', 'acknowledged.json');
  }

  /** How the faults stand; or turns them, all that are not named to 0. */
  faults(percents?: FaultPercents): Promise<FaultsState> {
    if (percents === undefined) return this.ask('GET', 'faults');
    return this.ask('POST', 'faults', percents);
  }

  /** Begins the play; `again` tells it all once more, once it is over. */
  play(again = false): Promise<SimulatorStatus> {
    return this.ask('POST', again ? 'play?again=1' : 'play');
  }

  /** Until the day has been told, delayed webhooks included. */
  async played(limitMs: number): Promise<SimulatorStatus> {
    const end = performance.now() + limitMs;
    for (;;) {
      const status = await this.status();
      if (status.phase === 'done') return status;
      if (performance.now() > end) {
        throw new Error(`The day is not told after ${limitMs} ms: ${JSON.stringify(status)}`);
      }
      await wait(POLL_MS);
    }
  }

  /** Resolves once the process has ended. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  }

  private async ask<Answer>(method: string, path: string, body?: FaultPercents): Promise<Answer> {
    const answer = await fetch(`${this.url}/simulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }
}

/** The port it says it listens on; what it says instead, if it ends before. */
async function readyPort(child: ChildProcess): Promise<number> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The simulator ended with ${String(code)}: ${complaint}`);
  });
  const ready = once(child, 'message').then(([message]) => (message as { port: number }).port);
  return Promise.race([ready, ended]);
}
