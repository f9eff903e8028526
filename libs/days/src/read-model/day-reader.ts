import type { BusinessDay } from '#calendar';
import { LogReader, streamText } from '#event-store';
import type { Recorded } from '#event-store';
import { Injectable } from '@nestjs/common';
import { dayEvents } from '../domain/day.events.js';
import type { DayEvent } from '../domain/day.events.js';
import { DAY_KIND, dayStream } from '../domain/day-stream.js';

/** What has been issued, read from the log itself. */
@Injectable()
export class DayReader {
  constructor(private readonly reader: LogReader) {}

  /** All versions of a day, the first one first; none while it is open. */
  async versions(account: string, day: BusinessDay): Promise<readonly Recorded<DayEvent>[]> {
    const stream = dayStream(account, day);
    const streams = await this.reader.streams(account, [stream], dayEvents);
    return streams.get(streamText(stream)) ?? [];
  }

  /** Everything ever issued for an account, in the order of issue. */
  issued(account: string): Promise<readonly Recorded<DayEvent>[]> {
    return this.reader.ofKind(account, DAY_KIND, dayEvents);
  }
}
