import type { Instant } from '#kernel';
import type { HintOutcome } from '../domain/hint-patience.js';

/** A webhook taken from the inbox to be worked off. */
export interface Hint {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly body: Uint8Array;
  /** How often it has been taken, this time included, and not counting what counts for nothing. */
  readonly attempts: number;
  /** How often in a row Opn could not be asked about it before. */
  readonly unasked: number;
}

/** `left`: nobody got to it; it is due as before. */
export type HintVerdict = HintOutcome | { readonly kind: 'left' };

export interface JudgedHint {
  readonly id: string;
  readonly verdict: HintVerdict;
}

/** The inbox from the side of those who work it off. */
export abstract class HintQueue {
  /**
   * Takes hints that are due, so that no other process takes them for a while. One put off for
   * longer than anything is ever put off is due as well: the clock that wrote it had jumped.
   */
  abstract take(account: string, now: Instant, limit: number): Promise<readonly Hint[]>;

  abstract settle(account: string, judged: readonly JudgedHint[], now: Instant): Promise<void>;

  /** When the next hint is due, as it stands; null if none waits. */
  abstract nextDue(account: string): Promise<Instant | null>;

  /** Puts parked hints back to work; answers how many. */
  abstract retryParked(account: string, now: Instant): Promise<number>;
}
