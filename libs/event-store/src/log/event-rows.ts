import type { Instant } from '#kernel';
import type { Canonical } from '#kernel';
import type { Cause, CauseKind } from '../domain/event.js';

/** A row of `events` as the driver hands it out. */
export interface EventRow {
  readonly account: string;
  readonly position: bigint;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schema_version: number;
  readonly occurred_at: Instant;
  readonly recorded_at: Instant;
  readonly cause: CauseKind;
  readonly cause_ref: string | null;
  readonly evidence: Buffer | null;
  readonly data: Canonical;
  readonly hash: Buffer;
}

export const EVENT_COLUMNS = `account, position, stream, version, type, schema_version,
  occurred_at, recorded_at, cause, cause_ref, evidence, data, hash`;

export const causeOf = (row: EventRow): Cause => ({ kind: row.cause, ref: row.cause_ref });
