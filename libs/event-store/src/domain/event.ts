import type { Instant } from '#kernel';

/** Something that happened: what it is called, when in the world, and what is known of it. */
export interface DomainEvent {
  readonly type: string;
  readonly occurredAt: Instant;
  readonly data: object;
}

export type CauseKind =
  'webhook' | 'refetch' | 'sweep' | 'import' | 'person' | 'setting' | 'schedule';

/** Why we know: the kind, and which one (event id, file hash, name of the person). */
export interface Cause {
  readonly kind: CauseKind;
  readonly ref: string | null;
}

/** One event of one stream, as the log keeps it. `hash` and `evidence` are hex SHA-256. */
export type Recorded<E extends DomainEvent = DomainEvent> = E & {
  readonly account: string;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly cause: Cause;
  readonly evidence: string | null;
  readonly hash: string;
};
