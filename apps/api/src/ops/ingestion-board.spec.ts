import type { LogReader } from '#event-store';
import type { OpnAccounts } from '#ingestion';
import { jest } from '@jest/globals';
import type { QueryBus } from '@nestjs/cqrs';
import { IngestionBoard } from './ingestion-board.js';

describe('the board', () => {
  const asked: string[] = [];
  const boardOf = (connected: readonly string[], logs: readonly string[]): IngestionBoard =>
    new IngestionBoard(
      { accounts: connected } as unknown as OpnAccounts,
      { accounts: () => Promise.resolve(logs) } as unknown as LogReader,
      {
        execute: ({ account }: { account: string }) => {
          asked.push(account);
          return Promise.resolve({ account, no: asked.length });
        },
      } as unknown as QueryBus,
    );

  beforeEach(() => {
    asked.length = 0;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
  });

  afterEach(() => jest.useRealTimers());

  it('asks once, however many look at the same time', async () => {
    const board = boardOf(['main'], ['main']);
    const looks = await Promise.all([board.now(), board.now(), board.lately()]);
    expect(new Set(looks).size).toBe(1);
    expect(asked).toEqual(['main']);
  });

  it('keeps for five seconds what is shown lately, and not what is asked for now', async () => {
    const board = boardOf(['main'], ['main']);
    await board.lately();
    jest.advanceTimersByTime(4_999);
    await board.lately();
    expect(asked).toHaveLength(1);
    jest.advanceTimersByTime(1);
    await board.lately();
    expect(asked).toHaveLength(2);
    await board.now();
    expect(asked).toHaveLength(3);
  });

  it('asks about accounts that have both a key and a log', async () => {
    await boardOf(['main', 'new'], ['main', 'former']).now();
    expect(asked).toEqual(['main']);
  });
});
