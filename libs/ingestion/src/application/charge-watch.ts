import type { ChargeSnapshot } from '#charges';
import type { Instant } from '#kernel';

/** A charge that is pending, or that Opn contradicts itself about, whose next read is due. */
export interface DueCharge {
  readonly chargeId: string;
  readonly createdAt: Instant;
}

/** A pending charge, and how often in a row reading it has failed. */
export interface UnreadCharge extends DueCharge {
  readonly failures: number;
}

/**
 * `unasked`: Opn, or the way to it, was out of order. `useless`: it answered, and it has no such
 * charge, or the answer cannot enter the books: that may last, so it is asked ever more rarely.
 */
export type ReadFailure = 'unasked' | 'useless';

/** When charges were read and are to be read again. Operational: nothing here is history. */
export abstract class ChargeWatch {
  /** Notes that these were read, and plans the next read of those still pending. */
  abstract noteReads(account: string, snapshots: readonly ChargeSnapshot[]): Promise<void>;

  /**
   * Takes open charges that are due, so that no other process takes them for a while: first
   * those whose QR just ended, for Opn decides about them now, then the newest.
   */
  abstract takeDue(account: string, now: Instant, limit: number): Promise<readonly DueCharge[]>;

  /** Plans another try after a read that failed; never not at all. */
  abstract noteFailures(
    account: string,
    chargeIds: readonly string[],
    failure: ReadFailure,
    now: Instant,
  ): Promise<void>;

  /** Gives back what was taken and not read: it is due as before. */
  abstract putBack(account: string, chargeIds: readonly string[], now: Instant): Promise<void>;

  /** Pending charges created before an instant that were not read since another. */
  abstract unreadSince(
    account: string,
    createdBefore: Instant,
    since: Instant,
  ): Promise<readonly UnreadCharge[]>;
}
