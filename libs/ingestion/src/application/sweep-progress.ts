import type { Instant } from '#kernel';
import type { ListFigures } from '../domain/history-totals.js';

/** What reading a slice of history came to. Not kept if `unrecorded`: it is read again then. */
export interface SliceResult extends ListFigures {
  readonly from: Instant;
  readonly to: Instant;
  /** When reading it began. */
  readonly readAt: Instant;
}

/** How far a historic sweep got, so that one that was interrupted goes on where it was. */
export abstract class SweepProgress {
  abstract of(account: string, run: string): Promise<readonly SliceResult[]>;
  abstract note(account: string, run: string, result: SliceResult): Promise<void>;
  abstract forget(account: string, run: string): Promise<void>;
}
