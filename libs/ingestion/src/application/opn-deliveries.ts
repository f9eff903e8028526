import type { Instant } from '#kernel';
import type { DeliveryRecord } from '../domain/delivery-record.js';
import type { DeliveryOutcome, OpenDelivery } from '../domain/judge-delivery.js';

/** An event whose webhook never came; its object may have news. */
export interface MissedEvent {
  readonly eventId: string;
  readonly eventKey: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly createdAt: Instant;
  /** Whether the books knew what it tells by the time they were asked. */
  readonly isKnown: boolean;
}

/** What Opn says it sent us. Operational: nothing here is history, and it is forgotten in time. */
export abstract class OpnDeliveries {
  /** Notes what Opn says now; seen again, attempts may have been added. */
  abstract note(account: string, records: readonly DeliveryRecord[], now: Instant): Promise<void>;

  /** Those that nothing was decided about, oldest first. */
  abstract open(
    account: string,
    limit: number,
  ): Promise<readonly (OpenDelivery & { readonly eventId: string })[]>;

  abstract settle(
    account: string,
    outcomes: ReadonlyMap<string, DeliveryOutcome>,
    now: Instant,
  ): Promise<void>;

  /** Missed since an instant, and their objects not read since; oldest first. */
  abstract unread(account: string, since: Instant, limit: number): Promise<readonly MissedEvent[]>;

  abstract noteRead(account: string, eventIds: readonly string[], now: Instant): Promise<void>;

  /** Charges of missed events that were read, and about which nothing was reported yet. */
  abstract unreported(account: string, limit: number): Promise<readonly string[]>;

  abstract noteReported(account: string, chargeIds: readonly string[], now: Instant): Promise<void>;

  /** Forgets some of what was not seen since an instant; answers how many. */
  abstract forget(account: string, before: Instant, limit: number): Promise<number>;
}
