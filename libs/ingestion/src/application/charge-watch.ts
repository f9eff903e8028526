import type { ChargeSnapshot } from '#charges';
import type { Instant } from '#kernel';

/** A pending charge whose next read is due. */
export interface DueCharge {
  readonly chargeId: string;
}

/** When charges were read and are to be read again. Operational: nothing here is history. */
export abstract class ChargeWatch {
  /** Notes that these were read, and plans the next read of those still pending. */
  abstract noteReads(account: string, snapshots: readonly ChargeSnapshot[]): Promise<void>;

  /** Takes pending charges that are due, so that no other process takes them for a while. */
  abstract takeDue(account: string, now: Instant, limit: number): Promise<readonly DueCharge[]>;

  /** Plans another try after a read that failed. */
  abstract noteFailures(account: string, chargeIds: readonly string[], now: Instant): Promise<void>;

  /** Pending charges created before an instant that were not read since another. */
  abstract unreadSince(
    account: string,
    createdBefore: Instant,
    since: Instant,
  ): Promise<readonly string[]>;
}
