import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** Webhooks of an account, as they came in. */
export interface WebhookFacts {
  readonly lastAt: Instant | null;
  readonly inLastHour: number;
  readonly inLastDay: number;
  /** In the hour around this time of day, on each of the last seven days that are known. */
  readonly comparableHours: readonly number[];
}

/** Webhooks that were not let in: no signature of Opn's, or not now. */
export interface RefusalFacts {
  readonly inLastHour: number;
  readonly inLastDay: number;
  /** In a row: since the last webhook that was let in, at most a day back. */
  readonly sinceLastWebhook: number;
  /** The minute of the first of those. */
  readonly since: Instant | null;
  /** Of the latest of the last day. */
  readonly lastReason: string | null;
}

/** Webhooks that were let in and are not worked off. */
export interface InboxFacts {
  readonly waiting: number;
  readonly oldestWaitingAt: Instant | null;
  /** Since when one of them should have been worked off; later if Opn had no news before. */
  readonly dueSince: Instant | null;
  readonly parked: number;
}

/** What Opn says of its deliveries in the last day. */
export interface DeliveryFacts {
  /** Events with an attempt that failed. */
  readonly failed: number;
  readonly lastFailed: {
    readonly at: Instant;
    readonly eventKey: string;
    readonly status: number | null;
    /** `timeout`, `tls` …; null if that event did arrive in the end. */
    readonly error: string | null;
  } | null;
  /** Events whose webhook never came. */
  readonly missed: number;
  /** Of those, the ones in a row up to now. */
  readonly missedInARow: number;
  /** Charges whose end became known only by asking: WEBHOOK_MISSED. */
  readonly chargesMissed: number;
}

export interface OpenChargeFacts {
  readonly pending: number;
  readonly pastExpiry: {
    readonly count: number;
    readonly amount: Satang;
    /** When the QR that ended first did so. */
    readonly oldestAt: Instant | null;
  };
  /** Pending charges whose read is due for some time. */
  readonly readsOverdue: number;
  /** Charges known or changed by reading since the last webhook, but for the last minutes. */
  readonly newsRead: number;
}

/** A recurring job, such as `sweep:charges`. */
export interface JobFacts {
  readonly job: string;
  readonly finishedAt: Instant | null;
  /** When its turn began to be due, also while it is at it; null if no turn ever ended. */
  readonly dueAt: Instant | null;
  /** Turns in a row that failed. */
  readonly failures: number;
  /** When the first of them ended; null if the last turn went well. */
  readonly failingSince: Instant | null;
  /** What its last turn left to remember; what it means is the job's own affair. */
  readonly mark: Instant | null;
}

/** What the tables know about how an account's reading goes; each question is bounded. */
export abstract class HealthFacts {
  abstract webhooks(account: string, now: Instant): Promise<WebhookFacts>;
  abstract refusals(account: string, now: Instant): Promise<RefusalFacts>;
  abstract inbox(account: string): Promise<InboxFacts>;
  /** In a row: at the earliest from `from` on. */
  abstract deliveries(account: string, now: Instant, from: Instant | null): Promise<DeliveryFacts>;
  /** News: at the earliest from `from` on. */
  abstract openCharges(
    account: string,
    now: Instant,
    from: Instant | null,
  ): Promise<OpenChargeFacts>;
  abstract jobs(account: string): Promise<readonly JobFacts[]>;
}
