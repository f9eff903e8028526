import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { FixedClock, HOUR_MS, MINUTE_MS, parseInstant, SECOND_MS } from '#kernel';
import { Stopping } from '#processes';
import { JobRuns } from './job-runs.js';
import type { JobTurn } from './job-runs.js';
import { JobTurns } from './job-turns.js';

const TURN: JobTurn = { account: 'a', job: 'sweep', holder: 'me', mark: null, failures: 0 };
const END = { againInMs: 0, mark: null };

class CountedRuns extends JobRuns {
  kept = 0;
  finished = 0;
  handedBack = 0;
  breaks = false;
  notDue = () => Promise.resolve(new Set<string>());
  isOver = () => Promise.resolve(false);
  take = () => Promise.resolve(TURN);
  keep = () => {
    this.kept += 1;
    return this.breaks ? Promise.reject(new Error('database away')) : Promise.resolve();
  };
  handBack = () => {
    this.handedBack += 1;
    return Promise.resolve();
  };
  finish = () => {
    this.finished += 1;
    return Promise.resolve();
  };
}

describe('a turn of a job', () => {
  let runs: CountedRuns;
  let finishWork: () => void;
  let failWork: () => void;
  let keep: () => Promise<void>;
  let running: Promise<boolean>;
  let stopping: Stopping;

  beforeEach(async () => {
    jest.useFakeTimers();
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    runs = new CountedRuns();
    stopping = new Stopping();
    const clock = new FixedClock(parseInstant('2026-11-20T05:00:00Z'));
    const turns = new JobTurns(runs, clock, stopping);
    const work = new Promise<typeof END>((resolve, reject) => {
      finishWork = () => resolve(END);
      failWork = () => reject(new Error('not waited for'));
    });
    running = turns.run('a', 'sweep', (_, keepIt) => {
      keep = keepIt;
      return work;
    });
    await jest.advanceTimersByTimeAsync(0);
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('is kept while its work waits, often enough that nobody else begins it', async () => {
    await jest.advanceTimersByTimeAsync(5 * MINUTE_MS);
    expect(runs.kept).toBe(10);
    finishWork();
    expect(await running).toBe(true);
    await jest.advanceTimersByTimeAsync(HOUR_MS);
    expect([runs.kept, runs.finished]).toEqual([10, 1]);
  });

  it('is given up once its work got nowhere for half an hour', async () => {
    await jest.advanceTimersByTimeAsync(20 * MINUTE_MS);
    await keep();
    await jest.advanceTimersByTimeAsync(2 * HOUR_MS);
    const got = 20 * 2 + 1 + 30 * 2 - 1;
    expect(runs.kept).toBe(got);
    finishWork();
    await running;
  });

  it('goes on though it could not be kept for a moment', async () => {
    runs.breaks = true;
    await jest.advanceTimersByTimeAsync(45 * SECOND_MS);
    finishWork();
    expect(await running).toBe(true);
    expect(runs.finished).toBe(1);
  });

  it('is handed back as it was if it did not get done because the process stops', async () => {
    stopping.ask();
    failWork();
    await expect(running).rejects.toThrow('not waited for');
    expect([runs.handedBack, runs.finished]).toEqual([1, 0]);
  });

  it('that gets done while the process stops is done', async () => {
    stopping.ask();
    finishWork();
    await running;
    expect([runs.handedBack, runs.finished]).toEqual([0, 1]);
  });
});
