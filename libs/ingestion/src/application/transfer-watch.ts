import type { Instant } from '#kernel';
import type { TransferSnapshot } from '#payouts';

/** A transfer to be read, and how many reads in a row have failed so far. */
export interface DueTransfer {
  readonly transferId: string;
  readonly failures: number;
}

/** When transfers were read and are to be read again. Operational: nothing here is history. */
export abstract class TransferWatch {
  /** Notes that these were read, and plans the next read of those that may still change. */
  abstract noteReads(account: string, snapshots: readonly TransferSnapshot[]): Promise<void>;

  /** Takes transfers that are due, so that no other process takes them for a while. */
  abstract takeDue(account: string, now: Instant, limit: number): Promise<readonly DueTransfer[]>;

  /** Gives back what was taken and not read: it is due as before. */
  abstract putBack(account: string, transferIds: readonly string[], now: Instant): Promise<void>;

  /** Plans another try after reads that failed. */
  abstract noteFailures(
    account: string,
    transferIds: readonly string[],
    now: Instant,
  ): Promise<void>;
}
