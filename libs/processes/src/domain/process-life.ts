import type { Instant } from '#kernel';

export type ProcessKind = 'api' | 'worker';

/** From when to when a process ran. */
export interface ProcessLife {
  readonly kind: ProcessKind;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  /** When it stopped in order; null while it runs, and if it died. */
  readonly stoppedAt: Instant | null;
  readonly isRunning: boolean;
}
