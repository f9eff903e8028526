import type { Queryable } from '#database';
import { Injectable } from '@nestjs/common';
import type { Recorded } from '../domain/event.js';
import { LogReader } from '../log/log-reader.js';
import { decodeFor } from './group-decoder.js';
import type { ProjectionGroup } from './projection.js';

/** Knows the context of a group at a position: settings and closed days up to there. */
@Injectable()
export class ContextKeeper {
  constructor(private readonly reader: LogReader) {}

  /** Folds the small streams anew: a few hundred events a year, once per batch. */
  async at<Context>(
    account: string,
    group: ProjectionGroup<Context>,
    position: number,
    tx?: Queryable,
  ): Promise<{ context: Context }> {
    const rows = await this.reader.rowsOfKinds(account, group.context.kinds, position, tx);
    let context = group.context.initial;
    for (const row of rows) {
      const event = decodeFor(group, row);
      if (event !== null) context = this.evolved(group, context, event);
    }
    return { context };
  }

  evolved<Context>(group: ProjectionGroup<Context>, context: Context, event: Recorded): Context {
    const kind = event.stream.slice(0, event.stream.indexOf('/'));
    if (!group.context.kinds.includes(kind)) return context;
    const evolve = group.context.evolve as (context: Context, event: Recorded) => Context;
    return evolve(context, event);
  }
}
