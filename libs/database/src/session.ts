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

/** One connection with all that is bound to it, such as temporary tables. */
export interface Session extends Queryable {
  /** One at a time; what is queried meanwhile is part of it. */
  transaction<T>(work: (tx: Queryable) => Promise<T>, isolation?: Isolation): Promise<T>;
}

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'REPEATABLE READ READ ONLY';
