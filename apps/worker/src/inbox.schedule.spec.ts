import type { LogListener, LogReader } from '#event-store';
import type { HintQueue } from '#ingestion';
import { FixedClock, parseInstant, plusMs } from '#kernel';
import { Stopping, WorkRecord } from '#processes';
import { jest } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { InboxSchedule } from './inbox.schedule.js';
import { Jobs } from './jobs.js';

const now = parseInstant('2026-11-20T03:48:31Z');

/** A schedule whose inbox answers so many rounds of work, and then when the next hint is due. */
function scheduleOf(rounds: number[], dueInMs: (number | null)[]) {
  const worked: number[] = [];
  const execute = () => {
    worked.push(performance.now());
    return Promise.resolve(rounds.shift() ?? 0);
  };
  const nextDue = () => {
    const ms = dueInMs.shift() ?? null;
    return Promise.resolve(ms === null ? null : plusMs(now, ms));
  };
  const reader = { accounts: () => Promise.resolve(['main']) } as unknown as LogReader;
  let announce: (account: string) => void = () => undefined;
  const listen = (_channel: string, heard: typeof announce) => {
    announce = heard;
  };
  const schedule = new InboxSchedule(
    { listen } as unknown as LogListener,
    new Jobs(reader, new WorkRecord(), new Stopping()),
    { execute } as unknown as CommandBus,
    { nextDue } as unknown as HintQueue,
    new FixedClock(now),
  );
  schedule.onApplicationBootstrap();
  return { schedule, worked, announce: () => announce('main') };
}

describe('the inbox of the worker', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const afterMs = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('is worked off as soon as something is announced, until nothing is due', async () => {
    const { worked, announce } = scheduleOf([3, 2, 0], []);
    announce();
    await afterMs(0);
    expect(worked).toHaveLength(3);
  });

  it('is worked off when the next one is due, not only at the next tick', async () => {
    const { worked, announce } = scheduleOf([0, 0, 0], [500, 250, null]);
    announce();
    await afterMs(499);
    expect(worked).toHaveLength(1);
    await afterMs(1);
    expect(worked).toHaveLength(2);
    await afterMs(250);
    expect(worked).toHaveLength(3);
    await afterMs(5_000);
    expect(worked).toHaveLength(3);
  });

  it.each([-60_000, 0, 1_000, 60_000])('leaves to the tick what is due in %i ms', async (ms) => {
    const { worked, announce } = scheduleOf([0], [ms]);
    announce();
    await afterMs(100_000);
    expect(worked).toHaveLength(1);
  });

  it('waits for nothing once it stops', async () => {
    const { schedule, worked, announce } = scheduleOf([0], [500]);
    announce();
    await afterMs(0);
    schedule.onModuleDestroy();
    await afterMs(1_000);
    expect(worked).toHaveLength(1);
  });
});
