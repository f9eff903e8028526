import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { SweptList } from '../domain/swept-list.js';

/** What reading a slice of history came to. */
export interface SliceResult {
  readonly list: SweptList;
  readonly from: Instant;
  readonly to: Instant;
  /** When reading it began. */
  readonly readAt: Instant;
  readonly pages: number;
  readonly count: number;
  readonly amount: Satang;
  /** Events that were new. */
  readonly recorded: number;
  /** Rows that are to be recorded yet; not kept, since the slice is read again if there are any. */
  readonly unrecorded: number;
  readonly complete: boolean;
  /** Why Opn does not have the list for this account or key; null if it was read. */
  readonly unavailable: string | null;
}

/** How far a historic sweep got, so that one that was interrupted goes on where it was. */
export abstract class SweepProgress {
  abstract of(account: string, run: string): Promise<readonly SliceResult[]>;
  abstract note(account: string, run: string, result: SliceResult): Promise<void>;
  abstract forget(account: string, run: string): Promise<void>;
}
