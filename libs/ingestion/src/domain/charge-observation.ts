import type { Instant } from '#kernel';
import type { Observation } from './observation.js';

/** What Opn's API answered about one charge. */
export interface ChargeObservation extends Observation {
  /** When a webhook says that the charge ended; Opn's charge does not state it. */
  readonly endedHint: Instant | null;
}
