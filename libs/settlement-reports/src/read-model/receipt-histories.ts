import type { BusinessDay, DayRules } from '#calendar';
import { Database } from '#database';
import type { IssuingEvent } from '#days';
import { LogReader, streamText } from '#event-store';
import type { Recorded } from '#event-store';
import { expectationEvents, expectationStream } from '#expectations';
import { inGroupsOf } from '#kernel';
import { Injectable } from '@nestjs/common';
import { stepsOf } from '../domain/receipt-history.js';
import type { HistoryOf, ReceiptStep } from '../domain/receipt-history.js';

const STREAMS_AT_ONCE = 1_000;

interface ExpectedReceipt {
  readonly reference: string;
  readonly expectedOn: BusinessDay;
}

export interface Knowledge {
  readonly upTo: number;
  /** Every version of every day that was ever closed. */
  readonly issued: readonly Recorded<IssuingEvent>[];
  readonly days: DayRules;
}

/** Reads how receipts came to what they are, where they were not stated once and in time. */
@Injectable()
export class ReceiptHistories {
  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
  ) {}

  /** Of these receipts. */
  async of(
    account: string,
    receipts: readonly ExpectedReceipt[],
    { upTo, issued, days }: Knowledge,
  ): Promise<HistoryOf> {
    const closings = issued.filter(({ data }) => data.version === 1);
    const own = new Set(receipts.map(({ expectedOn }) => expectedOn));
    const references = receipts.map(({ reference }) => reference);
    const closed = closings.filter(({ data }) => own.has(data.day));
    const told = await this.restated(account, references, closed);
    const closedAt = (position: number) =>
      new Set(closings.filter((one) => one.position < position).map(({ data }) => data.day));
    const histories = new Map<string, readonly ReceiptStep[]>();
    for (const group of inGroupsOf(STREAMS_AT_ONCE, told)) {
      const names = group.map((reference) => expectationStream(account, reference));
      const streams = await this.reader.streams(account, names, expectationEvents);
      for (const name of names) {
        const events = streams.get(streamText(name)) ?? [];
        const known = events.filter(({ position }) => position <= upTo);
        const steps = known.map((event) => ({ event, closed: closedAt(event.position) }));
        histories.set(name.id, stepsOf(steps, days));
      }
    }
    return (reference) => histories.get(reference) ?? null;
  }

  /** Stated more than once, or when its day had been closed. */
  private async restated(
    account: string,
    references: readonly string[],
    closings: readonly Recorded<IssuingEvent>[],
  ): Promise<readonly string[]> {
    const rows = await this.database.query<{ reference: string }>(
      `SELECT reference FROM expectations e
       WHERE account = $1 AND reference = ANY($2::text[])
         AND (revision > 1
           OR EXISTS (SELECT FROM unnest($3::date[], $4::timestamptz[]) AS c (day, closed_at)
                      WHERE c.day = e.expected_on AND c.closed_at <= e.first_known_at))
       ORDER BY reference`,
      [
        account,
        references,
        closings.map(({ data }) => data.day),
        closings.map(({ recordedAt }) => recordedAt),
      ],
    );
    return rows.map(({ reference }) => reference);
  }
}
