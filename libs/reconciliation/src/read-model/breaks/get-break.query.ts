import { SettingsReader } from '#accounts';
import { caseEvents, caseStream } from '#cases';
import { Database } from '#database';
import { LogReader, streamText } from '#event-store';
import { Clock } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { breakHistory } from './break-history.js';
import type { BreakStep } from './break-history.js';
import type { BreakView } from './break-view.js';
import { findBreak } from './find-break.js';
import { ageingAt, breakView } from './to-break-view.js';

/** A break with all that has happened to it, the oldest first. */
export interface BreakDetail extends BreakView {
  readonly history: readonly BreakStep[];
}

/** `break.unknown` if there never was one. */
export class GetBreak extends Query<BreakDetail> {
  constructor(
    readonly account: string,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(GetBreak)
export class GetBreakHandler implements IQueryHandler<GetBreak> {
  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async execute({ account, id }: GetBreak): Promise<BreakDetail> {
    const row = await findBreak(this.database, account, id);
    const stream = caseStream(account, id);
    const streams = await this.reader.streams(account, [stream], caseEvents);
    const view = breakView(row, ageingAt(this.clock.now(), await this.settings.of(account)));
    return { ...view, history: breakHistory(view, streams.get(streamText(stream)) ?? []) };
  }
}
