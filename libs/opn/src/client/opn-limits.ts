import { MINUTE_MS, SECOND_MS } from '#kernel';
import type { Backoff } from '#kernel';

/** What the client allows itself and Opn; each may be set for tests or a slow network. */
export interface OpnLimits {
  /** One try: connecting, headers and body together. */
  readonly tryMs: number;
  readonly maxTries: number;
  readonly backoff: Backoff;
  /** However long Opn asks us to wait, we ask again after this. */
  readonly maxRetryAfterMs: number;
  readonly maxBodyBytes: number;
  /** Pages read of one list before it counts as endless. */
  readonly maxPages: number;
}

export const OPN_LIMITS: OpnLimits = {
  tryMs: 15 * SECOND_MS,
  maxTries: 4,
  backoff: { firstMs: 500, capMs: 8 * SECOND_MS },
  maxRetryAfterMs: MINUTE_MS,
  maxBodyBytes: 16 * 1024 * 1024,
  maxPages: 10_000,
};

/** Opn's own maximum. */
export const PAGE_LIMIT = 100;
