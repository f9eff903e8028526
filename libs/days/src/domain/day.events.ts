import type { BusinessDay } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { signOffFormats } from './sign-off.events.js';
import type { SignOffEvent } from './sign-off.events.js';

/** What was issued for a day: enough to prove any copy of the report, and to post its matches. */
export interface IssuedDay {
  readonly day: BusinessDay;
  readonly version: number;
  readonly asOf: { readonly position: number; readonly instant: Instant; readonly rules: string };
  /** Head of the log's chain of batches at that position. */
  readonly chain: { readonly batch: number; readonly digest: string };
  /** SHA-256 of the frozen rows, and of the report's head. */
  readonly digest: string;
  readonly headDigest: string;
  readonly previousDigest: string | null;
  readonly totals: {
    readonly count: number;
    readonly gross: Satang;
    readonly fee: Satang;
    readonly feeVat: Satang;
    readonly net: Satang;
  };
  /**
   * What closing posts. M1: receipts settled by matches, and money owed back to customers. B1:
   * payouts that arrived; none in events of schema version 1. A1: what became of days of closed
   * months, which have no later versions; none in events of schema version 1 and 2.
   */
  readonly posting: {
    readonly matched: Satang;
    readonly owed: Satang;
    readonly bank?: readonly BankPosting[];
    readonly late?: readonly LateMatches[];
  };
}

/** What is to be posted of a day's matches beside what its versions have posted. */
export interface LateMatches {
  readonly day: BusinessDay;
  readonly matched: Satang;
  readonly owed: Satang;
}

/** A bank line matched with transfers, and what of it was not posted before. */
export interface BankPosting {
  readonly line: string;
  readonly bookedOn: BusinessDay;
  readonly transfers: readonly string[];
  /** Negative: it was posted by an earlier day, and is no longer so matched. */
  readonly amount: Satang;
}

export class DayClosed {
  readonly type = 'DayClosed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: IssuedDay,
  ) {}
}

/** A later version of a closed day; `posting` is what changed of the first one's. */
export class DayRestated {
  readonly type = 'DayRestated';
  constructor(
    readonly occurredAt: Instant,
    readonly data: IssuedDay & { readonly reason: string },
  ) {}
}

/** Each makes a version of the day's report. */
export type IssuingEvent = DayClosed | DayRestated;

/** Whatever happens to a settlement day: its versions, and who signed them. */
export type DayEvent = IssuingEvent | SignOffEvent;

/** Of events as decided or as recorded. */
export const isIssuing = <E extends DayEvent>(event: E): event is Extract<E, IssuingEvent> =>
  event.type === 'DayClosed' || event.type === 'DayRestated';

const money = {
  gross: true,
  fee: true,
  feeVat: true,
  net: true,
  matched: true,
  owed: true,
  amount: true,
} as const;

export const dayEvents = new EventCatalogue<DayEvent>({
  DayClosed: { stored: 'day.closed', schemaVersion: 3, money },
  DayRestated: { stored: 'day.restated', schemaVersion: 3, money },
  ...signOffFormats,
});
