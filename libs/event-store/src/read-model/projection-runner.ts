import { Database, readAhead } from '#database';
import type { Queryable } from '#database';
import { tellProgress } from '#kernel';
import { Injectable } from '@nestjs/common';
import { LogReader } from '../log/log-reader.js';
import {
  CHECKPOINTS_TABLE,
  lockCheckpoint,
  moveCheckpoint,
  noteFailure,
  readCheckpoint,
} from './checkpoints.js';
import type { Checkpoint } from './checkpoints.js';
import { ContextKeeper } from './context-keeper.js';
import { EventTeller } from './event-teller.js';
import type { ProjectionGroup } from './projection.js';
import { rowDigests } from './row-digests.js';
import { shadowTables } from './shadow-tables.js';

/** How many events move the tables at once; the tables are the same whatever it is. */
export interface BatchSize {
  readonly eventsPerBatch: number;
}

/** How far to retell, and which other tables are not to be seen. */
export interface PastPosition {
  readonly position: number;
  readonly alsoEmpty: readonly string[];
}

interface Retelling extends BatchSize {
  readonly upTo: number;
}

const DEFAULT_BATCH_SIZE: BatchSize = { eventsPerBatch: 5_000 };

/** Moves projection groups along the log: each batch of events in one transaction. */
@Injectable()
export class ProjectionRunner {
  private readonly teller: EventTeller;

  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
    contexts: ContextKeeper,
  ) {
    this.teller = new EventTeller(database, contexts);
  }

  /** Until the end of the log as it is now. Answers with the position reached. */
  async catchUp<Context>(
    account: string,
    group: ProjectionGroup<Context>,
    { eventsPerBatch }: BatchSize = DEFAULT_BATCH_SIZE,
  ): Promise<number> {
    let { position: standing } = await this.checkpoint(account, group);
    try {
      for (;;) {
        const { position, more } = await this.database.transaction((tx) =>
          this.oneBatch(account, group, eventsPerBatch, tx),
        );
        if (!more) return position;
        standing = position;
        await this.tellHowFar(account, position);
      }
    } catch (error) {
      await this.noteStop(account, group.name, standing, error);
      throw error;
    }
  }

  /** Empties the group's tables and retells the whole log; readers see the old rows until then. */
  async rebuild<Context>(
    account: string,
    group: ProjectionGroup<Context>,
    { eventsPerBatch }: BatchSize = DEFAULT_BATCH_SIZE,
  ): Promise<number> {
    const all = { eventsPerBatch, upTo: Infinity };
    return this.database.transaction((tx) => this.retell(account, group, all, tx));
  }

  /**
   * Names of the tables whose rows a rebuild would change; none, as it should be. It rebuilds and
   * rolls back, so nothing is changed by asking. What the log has since then is no difference.
   */
  async tablesThatDiffer<Context>(
    account: string,
    group: ProjectionGroup<Context>,
  ): Promise<readonly string[]> {
    const tables = this.tableNames(group);
    return this.database.rolledBack(async (tx) => {
      const { position: upTo } = await lockCheckpoint(tx, account, group.name);
      const before = await rowDigests(tx, account, tables);
      await this.retell(account, group, { ...DEFAULT_BATCH_SIZE, upTo }, tx);
      const after = await rowDigests(tx, account, tables);
      return tables.filter((table) => before.get(table) !== after.get(table));
    });
  }

  /**
   * Retells the log up to a position into tables that only this transaction sees, under the names
   * of the group's own ones; `work` reads them, and nothing of it stays. `alsoEmpty` names tables
   * that are derived from the group's and must not be seen as they are now. Nothing is locked.
   */
  async asOf<Context, Result>(
    account: string,
    group: ProjectionGroup<Context>,
    { position, alsoEmpty }: PastPosition,
    work: (tx: Queryable) => Promise<Result>,
  ): Promise<Result> {
    return this.database.rolledBack(async (tx) => {
      await shadowTables(tx, [...this.tableNames(group), CHECKPOINTS_TABLE, ...alsoEmpty]);
      let reached = 0;
      while (reached < position) {
        const eventsPerBatch = Math.min(DEFAULT_BATCH_SIZE.eventsPerBatch, position - reached);
        const batch = await this.oneBatch(account, group, eventsPerBatch, tx);
        if (batch.position === reached) break;
        reached = batch.position;
      }
      return work(tx);
    });
  }

  checkpoint(account: string, group: { readonly name: string }): Promise<Checkpoint> {
    return readCheckpoint(this.database, account, group.name);
  }

  private async retell<Context>(
    account: string,
    group: ProjectionGroup<Context>,
    { eventsPerBatch, upTo }: Retelling,
    tx: Queryable,
  ): Promise<number> {
    await lockCheckpoint(tx, account, group.name);
    for (const table of this.tableNames(group)) {
      await tx.query(`DELETE FROM "${table}" WHERE account = $1`, [account]);
    }
    await moveCheckpoint(tx, account, group.name, 0);
    let read = 0;
    const load = async () => {
      const events = await this.reader.after(
        account,
        read,
        Math.min(eventsPerBatch, upTo - read),
        tx,
      );
      read = Number(events.at(-1)?.position ?? read);
      return events;
    };
    let reached = 0;
    for await (const events of readAhead(load)) {
      reached = await this.teller.tell(account, group, { from: reached, events }, tx);
      await this.tellHowFar(account, reached, tx);
    }
    return reached;
  }

  private async tellHowFar(account: string, position: number, on?: Queryable): Promise<void> {
    const head = await this.reader.head(account, on);
    tellProgress('Retelling the log', position, head.position, 'events');
  }

  private tableNames<Context>({ projections }: ProjectionGroup<Context>): readonly string[] {
    const tables = projections.flatMap((projection) => projection.tables);
    return tables.map((table) => this.database.source.getMetadata(table).tableName);
  }

  private async oneBatch<Context>(
    account: string,
    group: ProjectionGroup<Context>,
    eventsPerBatch: number,
    tx: Queryable,
  ): Promise<{ position: number; more: boolean }> {
    const { position: from, failure } = await lockCheckpoint(tx, account, group.name);
    const events = await this.reader.after(account, from, eventsPerBatch, tx);
    if (events.length === 0) {
      // Another process may have got past what stopped this one.
      if (failure !== null) await moveCheckpoint(tx, account, group.name, from);
      return { position: from, more: false };
    }
    const position = await this.teller.tell(account, group, { from, events }, tx);
    return { position, more: events.length === eventsPerBatch };
  }

  private async noteStop(account: string, name: string, position: number, error: unknown) {
    const failure = error instanceof Error ? error.message : String(error);
    await noteFailure(this.database, account, name, { position, failure }).catch(() => undefined);
  }
}
