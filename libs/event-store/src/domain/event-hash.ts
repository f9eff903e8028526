import { canonicalJson, sha256 } from '#kernel';
import type { Canonical, Instant } from '#kernel';
import type { Cause } from './event.js';

/** Everything an event's hash covers. The position is left out: it depends on the neighbours. */
export interface HashedEnvelope {
  readonly account: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly cause: Cause;
  readonly evidence: string | null;
  readonly data: Canonical;
}

/** Hex SHA-256 of the canonical envelope together with the hash of the stream's previous event. */
export function eventHash(envelope: HashedEnvelope, previous: string): string {
  const { cause, ...rest } = envelope;
  return sha256(canonicalJson({ ...rest, cause: cause.kind, causeRef: cause.ref, previous }));
}
