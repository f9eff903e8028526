import type { Month } from '#calendar';
import { LogReader } from '#event-store';
import type { Recorded } from '#event-store';
import { Injectable } from '@nestjs/common';
import { periodEvents } from '../domain/period.events.js';
import type { PeriodEvent } from '../domain/period.events.js';
import { evolveClosedMonths } from '../domain/period.js';
import { PERIOD_KIND } from '../domain/period-stream.js';

/** The life of an account's months, read from the log itself: a few events a month. */
@Injectable()
export class PeriodReader {
  constructor(private readonly reader: LogReader) {}

  /** In the order in which it happened. */
  history(account: string): Promise<readonly Recorded<PeriodEvent>[]> {
    return this.reader.ofKind(account, PERIOD_KIND, periodEvents);
  }

  async closed(account: string): Promise<ReadonlySet<Month>> {
    const events = await this.history(account);
    return events.reduce<ReadonlySet<Month>>(evolveClosedMonths, new Set());
  }
}
