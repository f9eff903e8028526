import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { boundSession } from './bound-session.js';
import type { Isolation, Queryable, Session, Statement } from './session.js';

export type { Isolation, Queryable, Session, Statement } from './session.js';

/** SQL on the connections that TypeORM holds: for appends, flushes, matching and COPY. */
@Injectable()
export class Database implements Queryable {
  constructor(readonly source: DataSource) {}

  query<Row extends object>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]> {
    const session = boundSession();
    return session
      ? session.query<Row>(statement, values)
      : send<Row>(this.pool, statement, values);
  }

  /** Commits when `work` succeeds; otherwise nothing of it has happened. */
  transaction<T>(
    work: (tx: Queryable) => Promise<T>,
    isolation: Isolation = 'READ COMMITTED',
  ): Promise<T> {
    return this.session((session) => session.transaction(work, isolation));
  }

  /** A connection of its own for as long as `work` takes, outside of any transaction at first. */
  session<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = boundSession();
    if (session) return work(session);
    return this.onOneConnection((client) => work(new OneConnection(client)));
  }

  /** What would happen: the answer stays, everything else is undone. */
  async rolledBack<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.onOneConnection(async (client) => {
      await client.query('BEGIN');
      try {
        return await work(new OneConnection(client));
      } finally {
        await client.query('ROLLBACK');
      }
    });
  }

  /** One connection of its own, for LISTEN, cursors and COPY; a broken one is not reused. */
  async onOneConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let failure: Error | undefined;
    const broken = (error: Error): void => {
      failure = error;
    };
    client.on('error', broken);
    try {
      return await work(client);
    } finally {
      client.off('error', broken);
      client.release(failure);
    }
  }

  /** Connections of this process that are open, idle, and asked for in vain at this moment. */
  get connections(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  }

  private get pool(): Pool {
    return (this.source.driver as unknown as { readonly master: Pool }).master;
  }
}

const nothing = (): void => undefined;

/** Statements of one connection follow each other, however many of them are asked for at once. */
class OneConnection implements Session {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: PoolClient) {}

  query<Row extends object>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]> {
    const answer = this.last.then(() => send<Row>(this.client, statement, values));
    this.last = answer.then(nothing, nothing);
    return answer;
  }

  async transaction<T>(
    work: (tx: Queryable) => Promise<T>,
    isolation: Isolation = 'READ COMMITTED',
  ): Promise<T> {
    await this.query(`BEGIN ISOLATION LEVEL ${isolation}`);
    try {
      const result = await work(this);
      await this.query('COMMIT');
      return result;
    } catch (error) {
      await this.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}

async function send<Row extends object>(
  on: Pool | PoolClient,
  statement: Statement | string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const {
    text,
    name,
    values: bound = values,
  } = typeof statement === 'string' ? ({ text: statement } as Statement) : statement;
  const result = await on.query<Row>({ text, values: [...bound], ...(name ? { name } : {}) });
  return result.rows;
}
