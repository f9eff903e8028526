import type { Isolation, Queryable, Session, Statement } from '#database';

/** What was to be done with the past took longer than it may. */
export class PastTimeUpError extends Error {
  constructor() {
    super('The time for this is up; what was not done by then is left out.');
  }
}

/** A connection that takes no more statements once the time is up; the last one may end. */
export class TimedSession implements Session {
  constructor(
    private readonly session: Session,
    /** By `performance.now()`. */
    private readonly until: number,
  ) {}

  async query<Row extends object>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]> {
    this.refuseWhenOver();
    return this.session.query<Row>(statement, values);
  }

  async transaction<T>(work: (tx: Queryable) => Promise<T>, isolation?: Isolation): Promise<T> {
    this.refuseWhenOver();
    return this.session.transaction(() => work(this), isolation);
  }

  private refuseWhenOver(): void {
    if (performance.now() >= this.until) throw new PastTimeUpError();
  }
}
