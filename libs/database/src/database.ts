import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';

export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Named statements are prepared once per connection. */
  readonly name?: string;
}

/** Something statements can be sent to: the pool, or one transaction. */
export interface Queryable {
  query<Row extends object>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
}

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'REPEATABLE READ READ ONLY';

/** SQL on the connections that TypeORM holds: for appends, flushes, matching and COPY. */
@Injectable()
export class Database implements Queryable {
  constructor(readonly source: DataSource) {}

  query<Row extends object>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]> {
    return send<Row>(this.pool, statement, values);
  }

  /** Commits when `work` succeeds; otherwise nothing of it has happened. */
  transaction<T>(
    work: (tx: Queryable) => Promise<T>,
    isolation: Isolation = 'READ COMMITTED',
  ): Promise<T> {
    return this.onOneConnection(async (client) => {
      const tx: Queryable = { query: (statement, values) => send(client, statement, values) };
      await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
      try {
        const result = await work(tx);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /** What would happen: the answer stays, everything else is undone. */
  async rolledBack<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.onOneConnection(async (client) => {
      await client.query('BEGIN');
      try {
        return await work({ query: (statement, values) => send(client, statement, values) });
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

  private get pool(): Pool {
    return (this.source.driver as unknown as { readonly master: Pool }).master;
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
