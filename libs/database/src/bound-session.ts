import { AsyncLocalStorage } from 'node:async_hooks';
import type { Isolation, Queryable, Session, Statement } from './session.js';

const bound = new AsyncLocalStorage<Session>();

/** The one connection on which everything is done at the moment; undefined: any will do. */
export const boundSession = (): Session | undefined => bound.getStore();

/**
 * Whatever `work` asks of the database, however deep and through whichever service, is asked on
 * this one connection: it sees its temporary tables instead of those of the same name.
 */
export const boundTo = <T>(session: Session, work: () => Promise<T>): Promise<T> =>
  bound.run(new Nestable(session), work);

/** A transaction within one is part of it: the connection has no second one. */
class Nestable implements Session {
  private depth = 0;

  constructor(private readonly session: Session) {}

  query<Row extends object>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]> {
    return this.session.query<Row>(statement, values);
  }

  async transaction<T>(work: (tx: Queryable) => Promise<T>, isolation?: Isolation): Promise<T> {
    if (this.depth > 0) return work(this);
    this.depth += 1;
    try {
      return await this.session.transaction(() => work(this), isolation);
    } finally {
      this.depth -= 1;
    }
  }
}
