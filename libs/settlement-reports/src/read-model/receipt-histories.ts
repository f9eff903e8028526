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
/** Of more receipts of one day than that, each page asks for its own. */
const MOST_RESTATED = 10_000;

interface ExpectedReceipt {
  readonly reference: string;
  readonly expectedOn: BusinessDay;
}

export interface Knowledge {
  readonly upTo: number;
  /** Every version of every day that was ever closed. */
  readonly issued: Closings;
  readonly days: DayRules;
  /** Asked for all receipts of one day at once, where they come page by page. */
  readonly restated?: RestatedOn;
}

/** Receipts of a day that were stated more than once, or late. */
export interface RestatedOn {
  readonly day: BusinessDay;
  readonly references: ReadonlySet<string>;
}

/** Reads how receipts came to what they are, where they were not stated once and in time. */
@Injectable()
export class ReceiptHistories {
  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
  ) {}

  /** Of a whole day; null: they are too many to be held. */
  async restatedOn(
    account: string,
    day: BusinessDay,
    { issued }: Pick<Knowledge, 'issued'>,
  ): Promise<RestatedOn | null> {
    const closed = firstClosings(issued).filter(({ data }) => data.day === day);
    const found = await this.restated(ON_DAY, [account, closed, day, MOST_RESTATED + 1]);
    return found.length > MOST_RESTATED ? null : { day, references: new Set(found) };
  }

  /** Of these receipts. */
  async of(
    account: string,
    receipts: readonly ExpectedReceipt[],
    { upTo, issued, days, restated }: Knowledge,
  ): Promise<HistoryOf> {
    const closings = firstClosings(issued);
    const known = receipts.filter(({ expectedOn }) => expectedOn === restated?.day);
    const asked = receipts.filter(({ expectedOn }) => expectedOn !== restated?.day);
    const own = new Set(asked.map(({ expectedOn }) => expectedOn));
    const closed = closings.filter(({ data }) => own.has(data.day));
    const told = [
      ...known.map(referenceOf).filter((reference) => restated?.references.has(reference) === true),
      ...(await this.restatedAmong(account, asked.map(referenceOf), closed)),
    ];
    const closedAt = (position: number) =>
      new Set(closings.filter((one) => one.position < position).map(({ data }) => data.day));
    const histories = new Map<string, readonly ReceiptStep[]>();
    for (const group of inGroupsOf(STREAMS_AT_ONCE, told)) {
      const names = group.map((reference) => expectationStream(account, reference));
      const streams = await this.reader.streams(account, names, expectationEvents);
      for (const name of names) {
        const events = streams.get(streamText(name)) ?? [];
        const heard = events.filter(({ position }) => position <= upTo);
        const steps = heard.map((event) => ({ event, closed: closedAt(event.position) }));
        histories.set(name.id, stepsOf(steps, days));
      }
    }
    return (reference) => histories.get(reference) ?? null;
  }

  private async restatedAmong(
    account: string,
    references: readonly string[],
    closings: Closings,
  ): Promise<readonly string[]> {
    if (references.length === 0) return [];
    return this.restated(AMONG, [account, closings, references]);
  }

  private async restated(
    statement: string,
    [account, closings, ...values]: readonly [string, Closings, ...unknown[]],
  ): Promise<readonly string[]> {
    const closed = [
      closings.map(({ data }) => data.day),
      closings.map(({ recordedAt }) => recordedAt),
    ];
    const asked = [account, ...closed, ...values];
    const rows = await this.database.query<ReferenceRow>(statement, asked);
    return rows.map(referenceOf);
  }
}

type Closings = readonly Recorded<IssuingEvent>[];
type ReferenceRow = Pick<ExpectedReceipt, 'reference'>;

const firstClosings = (issued: Closings): Closings =>
  issued.filter(({ data }) => data.version === 1);

const referenceOf = ({ reference }: ReferenceRow): string => reference;

/** Stated more than once, or when its day had been closed. */
const RESTATED = `
  SELECT reference FROM expectations e
  WHERE account = $1 AND (revision > 1
    OR EXISTS (SELECT FROM unnest($2::date[], $3::timestamptz[]) AS c (day, closed_at)
               WHERE c.day = e.expected_on AND c.closed_at <= e.first_known_at))`;

const AMONG = `${RESTATED} AND reference = ANY($4::text[]) ORDER BY reference`;
const ON_DAY = `${RESTATED} AND expected_on = $4 ORDER BY reference LIMIT $5`;
