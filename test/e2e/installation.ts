import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CLI = resolve('dist/apps/cli/src/main.js');
const READY = /^Yodtrong is ready at (\S+)$/m;
const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 60_000;
const POLL_MS = 250;

/** A whole installation as `npm start` runs it, in a data folder of its own. */
export class RunningInstallation {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'yodtrong-e2e-'));
  readonly adminKey = 'an-administrator-of-this-test';
  address = '';
  output = '';
  private child: ChildProcess | null = null;

  constructor(private readonly settings: Readonly<Record<string, string>>) {
    chmodSync(this.dataDir, 0o755); // the database's own user must get through
  }

  /** Resolves with the line that says so. */
  async start(): Promise<void> {
    const port = await freePort();
    this.output = '';
    const child = spawn(process.execPath, [CLI, 'start'], {
      env: {
        ...withoutOurs(process.env),
        ...this.settings,
        PORT: String(port),
        DATA_DIR: this.dataDir,
        ADMIN_API_KEY: this.adminKey,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    await this.until('it is ready', READY_LIMIT_MS, () => READY.test(this.output));
    this.address = READY.exec(this.output)?.[1] ?? '';
  }

  /** Ctrl-C; resolves once everything has ended. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child === null || this.hasEnded()) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGINT');
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  }

  /** `kill -9` of every process of it at once, PostgreSQL included. */
  killEverything(): void {
    const pids = [...this.list().map(({ pid }) => pid), this.child?.pid ?? 0];
    for (const pid of pids.filter((one) => one > 0)) shoot(pid);
  }

  /**
   * `kill -9` of one part while the others go on; of PostgreSQL, its first process and whoever
   * serves a session at that moment. Answers how many processes were hit.
   */
  kill(part: Part): number {
    const hit = this.processesOf(part);
    for (const { pid } of hit) shoot(pid);
    return hit.length;
  }

  /** How many processes of a part there are. */
  count(part: Part): number {
    return this.processesOf(part).length;
  }

  /** Where its database is now, as the api was told. */
  databaseUrl(): string {
    const api = this.list().find(({ args }) => PART_OF.api.test(args));
    const url = /\sDATABASE_URL=(\S+)/.exec(api?.args ?? '')?.[1];
    if (url === undefined) throw new Error('No api runs that could tell where the database is.');
    return url;
  }

  remove(): void {
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.ask(path);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  ask(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Response> {
    const headers = { authorization: `Bearer ${this.adminKey}` };
    return fetch(`${this.address}${path}`, { method, headers });
  }

  /** A command of the command line tool, beside everything that runs. */
  async yodtrong(...command: readonly string[]): Promise<{ code: number; output: string }> {
    const env = { ...withoutOurs(process.env), ...this.settings, DATA_DIR: this.dataDir };
    const child = spawn(process.execPath, [CLI, ...command], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    }
    const code = await new Promise<number>((done) =>
      child.once('exit', (ended) => done(ended ?? -1)),
    );
    return { code, output };
  }

  /** Waits for a condition, and says what it waited for if it never comes. */
  async until(
    what: string,
    limitMs: number,
    isTrue: () => boolean | Promise<boolean>,
  ): Promise<void> {
    const end = performance.now() + limitMs;
    while (!(await isTrue())) {
      if (performance.now() > end || this.hasEnded()) {
        throw new Error(`Waited in vain until ${what}.\n${this.output.slice(-4_000)}`);
      }
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  }

  private hasEnded(): boolean {
    return this.child?.exitCode !== null || this.child.signalCode !== null;
  }

  private processesOf(part: Part): readonly { readonly pid: number }[] {
    return this.list().filter(({ args }) => PART_OF[part].test(args));
  }

  /** Processes that carry this installation's data folder in their command line or environment. */
  private list(): readonly { readonly pid: number; readonly args: string }[] {
    const list = execFileSync('ps', ['-e', 'eww', '-o', 'pid=,args='], {
      encoding: 'utf8',
      maxBuffer: 64 * 1_048_576,
    });
    return list
      .split('\n')
      .filter((args) => args.includes(this.dataDir))
      .map((args) => ({ pid: Number.parseInt(args, 10), args }))
      .filter(({ pid }) => pid !== process.pid);
  }
}

export type Part = 'api' | 'worker' | 'postgres';

const PART_OF: Readonly<Record<Part, RegExp>> = {
  api: /apps\/api\/src\/main\.js/,
  worker: /apps\/worker\/src\/main\.js/,
  postgres: /^\s*\d+ \S*postgres /,
};

function shoot(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between the look and the shot.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** What the test run itself set must not configure the installation. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(OPN_|DATABASE_URL|TEST_|NODE_OPTIONS|JEST_)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}
