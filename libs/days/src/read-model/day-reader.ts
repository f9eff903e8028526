import type { BusinessDay } from '#calendar';
import { LogReader, streamText } from '#event-store';
import type { Recorded } from '#event-store';
import { Injectable } from '@nestjs/common';
import { dayEvents, isIssuing } from '../domain/day.events.js';
import type { DayEvent, IssuingEvent } from '../domain/day.events.js';
import { DAY_KIND, dayStream } from '../domain/day-stream.js';

/** What has been issued, read from the log itself. */
@Injectable()
export class DayReader {
  constructor(private readonly reader: LogReader) {}

  /** All versions of a day, the first one first; none while it is open. */
  async versions(account: string, day: BusinessDay): Promise<readonly Recorded<IssuingEvent>[]> {
    return (await this.history(account, day)).filter(isIssuing);
  }

  /** Everything ever issued for an account, in the order of issue. */
  async issued(account: string): Promise<readonly Recorded<IssuingEvent>[]> {
    return (await this.all(account)).filter(isIssuing);
  }

  /** What was issued after one position of the log and up to another, in the order of issue. */
  async issuedBetween(
    account: string,
    after: number,
    upTo: number,
  ): Promise<readonly Recorded<IssuingEvent>[]> {
    const events = await this.reader.ofKind(account, DAY_KIND, dayEvents, upTo, after);
    return events.filter(isIssuing);
  }

  /** All versions of a day and every step of signing them, in their order. */
  async history(account: string, day: BusinessDay): Promise<readonly Recorded<DayEvent>[]> {
    const stream = dayStream(account, day);
    const streams = await this.reader.streams(account, [stream], dayEvents);
    return streams.get(streamText(stream)) ?? [];
  }

  /** The same of every day, in the order in which it happened. */
  all(account: string): Promise<readonly Recorded<DayEvent>[]> {
    return this.reader.ofKind(account, DAY_KIND, dayEvents);
  }
}
