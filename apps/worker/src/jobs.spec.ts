import { setImmediate as turn } from 'node:timers/promises';
import type { LogReader } from '#event-store';
import { DomainError } from '#kernel';
import { currentLogFields, Stopping, WorkRecord } from '#processes';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ACCOUNTS_AT_ONCE, Jobs } from './jobs.js';

/** Work that takes until it is let go, account by account. */
class SlowWork {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, (() => void)[]>();

  readonly do = (account: string): Promise<void> =>
    new Promise((resolve) => {
      this.begun.push(account);
      this.ends.set(account, [...(this.ends.get(account) ?? []), resolve]);
    });

  async end(account: string): Promise<void> {
    this.ends.get(account)?.shift()?.();
    await turn();
  }
}

const jobsOf = (...accounts: readonly string[]) =>
  new Jobs(
    { accounts: () => Promise.resolve(accounts) } as unknown as LogReader,
    new WorkRecord(),
    new Stopping(),
  );

describe('recurring work', () => {
  let work: SlowWork;

  beforeEach(() => {
    work = new SlowWork();
  });

  async function ask(jobs: Jobs, name = 'inbox', does = work.do): Promise<void> {
    jobs.request(name, does);
    await turn();
  }

  it('goes on for the other accounts while one is slow', async () => {
    const jobs = jobsOf('slow', 'quick');
    await ask(jobs);
    expect(work.begun).toEqual(['slow', 'quick']);
    await work.end('quick');
    await ask(jobs);
    await work.end('quick');
    await ask(jobs);
    expect(work.begun).toEqual(['slow', 'quick', 'quick', 'quick']);
  });

  it('goes on with the other jobs of a slow account', async () => {
    const jobs = jobsOf('slow');
    const books = new SlowWork();
    await ask(jobs);
    await ask(jobs, 'books', books.do);
    expect(books.begun).toEqual(['slow']);
  });

  it('never overlaps with itself, and runs once more if it was asked for meanwhile', async () => {
    const jobs = jobsOf('main');
    for (let times = 0; times < 5; times += 1) await ask(jobs);
    expect(work.begun).toEqual(['main']);
    await work.end('main');
    expect(work.begun).toEqual(['main', 'main']);
    await work.end('main');
    expect(work.begun).toEqual(['main', 'main']);
  });

  it('is one look at the accounts, however often it is asked for at once', async () => {
    let looks = 0;
    const reader = { accounts: () => Promise.resolve([`n${(looks += 1)}`]) };
    const jobs = new Jobs(reader as unknown as LogReader, new WorkRecord(), new Stopping());
    for (let times = 0; times < 5; times += 1) jobs.request('inbox', work.do);
    await turn();
    expect(work.begun).toEqual(['n1']);
  });

  it('takes so many accounts at once, and the others in turn', async () => {
    const accounts = Array.from({ length: ACCOUNTS_AT_ONCE + 2 }, (_, index) => `n${index}`);
    const jobs = jobsOf(...accounts);
    await ask(jobs);
    await ask(jobs); // n0 asks again, behind those that have not run at all
    expect(work.begun).toEqual(accounts.slice(0, ACCOUNTS_AT_ONCE));
    await work.end('n0');
    await work.end('n1');
    expect(work.begun.slice(ACCOUNTS_AT_ONCE)).toEqual(accounts.slice(ACCOUNTS_AT_ONCE));
    await work.end('n2');
    expect(work.begun.at(-1)).toBe('n0');
  });

  it('can be asked for one account alone', async () => {
    const jobs = jobsOf('main', 'brand-b');
    jobs.requestFor('brand-b', 'inbox', work.do);
    await ask(jobs);
    expect(work.begun).toEqual(['brand-b', 'main']);
    await work.end('brand-b');
    expect(work.begun).toEqual(['brand-b', 'main', 'brand-b']);
  });

  it('begins nothing more when it stops, and waits for what has begun', async () => {
    const jobs = jobsOf('main');
    await ask(jobs);
    await ask(jobs);
    let isOver = false;
    const stopping = jobs.beforeApplicationShutdown().then(() => (isOver = true));
    await ask(jobs);
    expect(isOver).toBe(false);
    await work.end('main');
    await stopping;
    expect(work.begun).toEqual(['main']);
  });
});

describe('work that fails', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is said, keeps nobody else, and is tried again at the next tick', async () => {
    const warnings = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const jobs = jobsOf('broken', 'main');
    const begun: string[] = [];
    const work = (account: string) => {
      begun.push(account);
      const error = new DomainError('opn.unavailable', 'Opn is down.');
      return account === 'broken' ? Promise.reject(error) : Promise.resolve();
    };
    for (let ticks = 0; ticks < 2; ticks += 1) {
      jobs.request('inbox', work);
      await turn();
    }
    expect(begun).toEqual(['broken', 'main', 'broken', 'main']);
    expect(warnings.mock.calls[0]).toEqual(['Job inbox of broken failed: Opn is down.']);
  });

  it('is said where not even the accounts can be read, and tried again', async () => {
    const errors = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    const answers = [Promise.reject(new Error('no database')), Promise.resolve(['main'])];
    const reader = { accounts: () => answers.shift() };
    const jobs = new Jobs(reader as unknown as LogReader, new WorkRecord(), new Stopping());
    const begun: string[] = [];
    const work = (account: string) => Promise.resolve(begun.push(account));
    jobs.request('inbox', work);
    await turn();
    expect(errors.mock.calls[0]?.[0]).toBe('Job inbox of all accounts failed: no database');
    jobs.request('inbox', work);
    await turn();
    expect(begun).toEqual(['main']);
  });

  it('is noted, well or not, and what it logs says which turn that was', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const record = new WorkRecord();
    const reader = { accounts: () => Promise.resolve(['main']) };
    const jobs = new Jobs(reader as unknown as LogReader, record, new Stopping());
    const seen: unknown[] = [];
    jobs.request('inbox', () => {
      seen.push(currentLogFields());
      throw new DomainError('opn.unavailable', 'Opn is down.');
    });
    await turn();
    expect(seen).toEqual([
      { job: 'inbox', account: 'main', run: expect.stringMatching(/^[0-9a-f]{8}$/) },
    ]);
    expect(record.take()).toMatchObject({
      tallies: [{ account: 'main', kind: 'job', name: 'inbox', outcome: 'failed', count: 1 }],
      jobs: [{ account: 'main', job: 'inbox', failures: 1, lastFailure: 'Opn is down.' }],
    });
  });
});
