import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startWarnings } from '#config';
import type { Config } from '#config';
import { DomainError, isLockHolder, SMALL_HEAP_ARGUMENTS, takeProcessLock } from '#kernel';
import type { ProcessLock } from '#kernel';

import type { Terminal } from '../command.js';
import { installationLockFile } from '../database/with-database.js';
import { addressOf, localAddressOf, untilLive, untilPortIsFree } from './address.js';
import { DatabaseKeeper } from './database-keeper.js';
import { demonstrationOf } from './demonstration.js';
import type { Demonstration } from './demonstration.js';
import { seedDemonstration } from './seed-demonstration.js';
import { SupervisedProcess } from './supervised-process.js';

type ProcessName = 'simulator' | 'worker' | 'api';
const FOLDERS = { simulator: 'opn-simulator', worker: 'worker', api: 'api' } as const;
/** Who sends stops first, who records stops last. */
const STOP_ORDER: readonly ProcessName[] = ['simulator', 'worker', 'api'];

/** Everything `start` runs: the database, the api, the worker and, without an Opn key, a play. */
export class Installation {
  private lock: ProcessLock | null = null;
  private readonly database: DatabaseKeeper;
  private readonly processes = new Map<ProcessName, SupervisedProcess>();
  private giveUp: (reason: unknown) => void = () => undefined;

  /** Rejects when a part of it cannot be kept alive. */
  readonly givenUp = new Promise<never>((_resolve, reject) => {
    this.giveUp = reject;
  });

  constructor(
    private readonly config: Config,
    private readonly terminal: Terminal,
  ) {
    this.database = new DatabaseKeeper(config, terminal.say);
    this.givenUp.catch(() => undefined); // whoever waits for it is told; nobody has to
  }

  /** Resolves when everything answers. Ends early, by throwing, once `signal` is aborted. */
  async bringUp(signal: AbortSignal): Promise<void> {
    const { host, port, demo } = this.config;
    const { say } = this.terminal;
    this.lock = lockInstallation(this.config);
    await untilPortIsFree(host, port, say, signal);
    await this.database.open();
    signal.throwIfAborted();
    this.database.watch(() => this.processes.forEach((one) => one.restart()), this.giveUp);
    const demonstration = demo ? await demonstrationOf(this.config) : null;
    if (demonstration !== null) await this.start('simulator', signal, demonstration);
    const [api] = await Promise.all([
      this.start('api', signal, demonstration),
      this.start('worker', signal, demonstration),
    ]);
    const apiUrl = localAddressOf(host, port);
    await untilLive(apiUrl, signal);
    this.announce(api.adminApiKey ?? null, demonstration);
    if (demonstration !== null) void seedDemonstration(apiUrl, demonstration, say, signal);
  }

  async bringDown(): Promise<void> {
    for (const name of STOP_ORDER) await this.processes.get(name)?.stop();
    await this.database.close();
    this.lock?.release();
  }

  /** Waits for nobody. PostgreSQL is only told: it writes what it must, and ends by itself. */
  killAll(): void {
    for (const one of this.processes.values()) one.kill();
    this.database.tellToStop();
  }

  private async start(
    name: ProcessName,
    signal: AbortSignal,
    demonstration: Demonstration | null,
  ): Promise<{ readonly adminApiKey?: string }> {
    const plan = {
      name,
      entry: fileURLToPath(new URL(`../../../${FOLDERS[name]}/src/main.js`, import.meta.url)),
      environment: () => this.environment(demonstration),
      stopDelayMs: this.config.stopDelayMs,
      // It works through days of any size; the api answers many small requests.
      ...(name === 'worker' && { nodeArguments: SMALL_HEAP_ARGUMENTS }),
    };
    signal.throwIfAborted();
    const one = new SupervisedProcess(plan, this.terminal.say, this.giveUp);
    this.processes.set(name, one);
    return Promise.race([one.start(), this.givenUp, aborted(signal)]);
  }

  private environment(demonstration: Demonstration | null): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...demonstration?.environment,
      DATABASE_URL: this.database.url,
      DATA_DIR: resolve(this.config.dataDir),
    };
  }

  private announce(newKey: string | null, demonstration: Demonstration | null): void {
    const { account, host, port, demo } = this.config;
    const { out } = this.terminal;
    if (demo)
      out(`This is a DEMONSTRATION: simulated payments, account "${account}". No real money.`);
    startWarnings(this.config).forEach(out);
    out(`Yodtrong is ready at ${addressOf(host, port)}`);
    const key = demonstration?.adminApiKey ?? newKey;
    if (key !== null) out(`Sign in with the API key ${key}`);
    if (key !== null && !demo) out('It is shown this once: keep it in a safe place.');
    if (key === null) out('Sign in with the API key you were given, or ADMIN_API_KEY.');
  }
}

function lockInstallation(config: Config): ProcessLock {
  mkdirSync(resolve(config.dataDir), { recursive: true });
  const answer = takeProcessLock(installationLockFile(config));
  if (!isLockHolder(answer)) return answer;
  throw new DomainError(
    'start.already_running',
    `Yodtrong is already running on ${resolve(config.dataDir)} (process ${answer.pid}). ` +
      'Stop that one first, or set DATA_DIR and PORT to run a second one beside it.',
  );
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
