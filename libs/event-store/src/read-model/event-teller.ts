import type { Database, Queryable } from '#database';
import type { EventRow } from '../log/event-rows.js';
import { moveCheckpoint } from './checkpoints.js';
import type { ContextKeeper } from './context-keeper.js';
import { flushRows, keysOfTable } from './flush-rows.js';
import { decodeFor } from './group-decoder.js';
import type { ProjectionGroup } from './projection.js';
import { react } from './react.js';
import { CollectedRows } from './rows.js';

/** Events that follow a position. */
export interface Stretch {
  readonly from: number;
  readonly events: readonly EventRow[];
}

/** Tells a group's tables what happened, a stretch of the log at a time. */
export class EventTeller {
  constructor(
    private readonly database: Database,
    private readonly contexts: ContextKeeper,
  ) {}

  /** Moves the checkpoint, too; answers with the last position of the stretch. */
  async tell<Context>(
    account: string,
    group: ProjectionGroup<Context>,
    stretch: Stretch,
    tx: Queryable,
  ): Promise<number> {
    const rows = await this.fold(account, group, stretch, tx);
    await flushRows(account, rows, this.database.source, tx);
    const position = Number(stretch.events.at(-1)?.position ?? stretch.from);
    await moveCheckpoint(tx, account, group.name, position);
    return position;
  }

  private async fold<Context>(
    account: string,
    group: ProjectionGroup<Context>,
    { from, events }: Stretch,
    tx: Queryable,
  ): Promise<CollectedRows> {
    const rows = new CollectedRows((table) => keysOfTable(this.database.source, table));
    const own = events.flatMap((row) => decodeFor(group, row) ?? []);
    let { context } = await this.contexts.at(account, group, from, tx);
    context = (await group.context.prepare?.(context, { account, events: own, tx })) ?? context;
    for (const event of own) {
      context = this.contexts.evolved(group, context, event);
      react(group, event, rows, context);
    }
    return rows;
  }
}
