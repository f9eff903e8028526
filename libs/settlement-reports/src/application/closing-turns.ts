import { Database } from '#database';
import { DomainError, MINUTE_MS } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';

/** How often we ask whether another process has finished, and for how long. */
const ASK_EVERY_MS = 250;
const MAX_WAIT_MS = 10 * MINUTE_MS;

/**
 * Closings of an account take turns: what one posts is where the next one starts. In this process
 * they queue, so that those who wait hold no connection; between processes a lock decides, which
 * the database lets go of when its holder dies.
 */
@Injectable()
export class ClosingTurns {
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(private readonly database: Database) {}

  take<T>(account: string, work: () => Promise<T>): Promise<T> {
    const before = this.queues.get(account) ?? Promise.resolve();
    const turn = before.then(() => this.underLock(account, work));
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.queues.set(account, settled);
    return turn.finally(() => {
      if (this.queues.get(account) === settled) this.queues.delete(account);
    });
  }

  private underLock<T>(account: string, work: () => Promise<T>): Promise<T> {
    return this.database.onOneConnection(async (connection) => {
      const lock = [`close:${account}`];
      await waitFor(connection, account, lock);
      try {
        return await work();
      } finally {
        // A connection that is gone has let go of the lock as well.
        await connection
          .query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', lock)
          .catch(() => undefined);
      }
    });
  }
}

async function waitFor(connection: PoolClient, account: string, lock: string[]): Promise<void> {
  for (let waitedMs = 0; waitedMs < MAX_WAIT_MS; waitedMs += ASK_EVERY_MS) {
    const { rows } = await connection.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
      lock,
    );
    if (rows[0]?.taken) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  throw new DomainError(
    'day.already_closing',
    `Another process has been closing a day of ${account} for ten minutes. Try again later.`,
  );
}
