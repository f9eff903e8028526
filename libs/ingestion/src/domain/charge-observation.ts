import type { Cause } from '#event-store';
import type { Instant } from '#kernel';

/** What Opn's API answered about one charge: a row of a list, or a read-back. */
export interface ChargeObservation {
  /** The JSON as it came; nothing about it is trusted yet. */
  readonly raw: unknown;
  readonly requestedAt: Instant;
  readonly cause: Cause;
  /** When a webhook says that the charge ended; Opn's charge does not state it. */
  readonly endedHint: Instant | null;
}
