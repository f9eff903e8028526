import type { Instant } from '#kernel';

/** A webhook taken from the inbox to be worked off. */
export interface Hint {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly body: Uint8Array;
  /** How often it has been taken, this time included. */
  readonly attempts: number;
}

export type HintVerdict =
  | { readonly kind: 'done'; readonly reason: string | null }
  | { readonly kind: 'again'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'parked'; readonly reason: string };

export interface JudgedHint {
  readonly id: string;
  readonly verdict: HintVerdict;
}

/** The inbox from the side of those who work it off. */
export abstract class HintQueue {
  /** Takes hints that are due, so that no other process takes them for a while. */
  abstract take(account: string, now: Instant, limit: number): Promise<readonly Hint[]>;

  abstract settle(account: string, judged: readonly JudgedHint[], now: Instant): Promise<void>;

  /** Puts parked hints back to work; answers how many. */
  abstract retryParked(account: string, now: Instant): Promise<number>;
}
