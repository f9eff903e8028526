import { Database, openDataSource } from '#database';
import type { EntityClass } from '#database';
import {
  ContextKeeper,
  DecisionRunner,
  LogAppender,
  LogReader,
  ProjectionRunner,
} from '#event-store';
import { FixedClock } from '#kernel';
import { SOME_TIME } from './tally.js';

/** What one process of the product holds of the log; each has connections and queues of its own. */
export interface LogProcess {
  readonly database: Database;
  readonly clock: FixedClock;
  readonly reader: LogReader;
  readonly appender: LogAppender;
  readonly runner: DecisionRunner;
  readonly projections: ProjectionRunner;
  stop(): Promise<void>;
}

export async function startLogProcess(
  url: string,
  entities: readonly EntityClass[] = [],
): Promise<LogProcess> {
  const source = await openDataSource(url, entities, 'yodtrong-test');
  const database = new Database(source);
  const clock = new FixedClock(SOME_TIME);
  const reader = new LogReader(database);
  const appender = new LogAppender(database);
  return {
    database,
    clock,
    reader,
    appender,
    runner: new DecisionRunner(reader, appender, clock),
    projections: new ProjectionRunner(database, reader, new ContextKeeper(reader)),
    stop: () => source.destroy(),
  };
}
