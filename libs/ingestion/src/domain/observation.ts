import type { Cause } from '#event-store';
import type { Instant } from '#kernel';

/** What Opn's API answered about one object: a row of a list, or a read-back. */
export interface Observation {
  /** The JSON as it came; nothing about it is trusted yet. */
  readonly raw: unknown;
  readonly requestedAt: Instant;
  readonly cause: Cause;
}
