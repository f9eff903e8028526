import { canonicalJson } from '#kernel';
import type { Instant } from '#kernel';
import type { Cause, DomainEvent, Recorded } from './event.js';
import type { EventCatalogue } from './event-catalogue.js';
import { eventHash } from './event-hash.js';
import type { Evidence } from './evidence.js';
import { streamText } from './stream-name.js';
import type { StreamName } from './stream-name.js';

/** Events decided for one stream on top of version `expected`, hashed and ready to be stored. */
export interface PreparedAppend {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly PreparedEvent[];
  readonly evidence: readonly Evidence[];
}

/** `recorded` lacks only its position; `json` is its row for the append function, without `no`. */
export interface PreparedEvent {
  readonly recorded: Omit<Recorded, 'position'>;
  readonly json: string;
}

export interface StreamTip {
  readonly version: number;
  readonly hash: string;
}

export interface Decided<E extends DomainEvent> {
  readonly event: E;
  readonly cause: Cause;
  readonly evidence: Evidence | null;
}

/** Numbers and hashes what was decided, one event on top of the other. */
export function prepareAppend<E extends DomainEvent>(
  stream: StreamName,
  tip: StreamTip,
  decided: readonly Decided<E>[],
  catalogue: EventCatalogue<E>,
  recordedAt: Instant,
): PreparedAppend {
  const events: PreparedEvent[] = [];
  let { version, hash } = tip;
  for (const item of decided) {
    version += 1;
    const prepared = prepareEvent(stream, { version, hash }, item, catalogue, recordedAt);
    hash = prepared.recorded.hash;
    events.push(prepared);
  }
  const evidence = decided.flatMap((item) => item.evidence ?? []);
  return { stream: streamText(stream), expected: tip.version, events, evidence };
}

function prepareEvent<E extends DomainEvent>(
  name: StreamName,
  { version, hash: previous }: StreamTip,
  { event, cause, evidence: seen }: Decided<E>,
  catalogue: EventCatalogue<E>,
  recordedAt: Instant,
): PreparedEvent {
  const { type, schemaVersion, data } = catalogue.encode(event);
  const [stream, evidence, { occurredAt }] = [streamText(name), seen?.hash ?? null, event];
  const known = { stream, version, occurredAt, recordedAt, cause, evidence };
  const hash = eventHash({ account: name.account, ...known, type, schemaVersion, data }, previous);
  const row = {
    version,
    type,
    schema_version: schemaVersion,
    occurred_at: occurredAt,
    recorded_at: recordedAt,
    cause: cause.kind,
    cause_ref: cause.ref,
    evidence,
    hash,
  };
  const json = `${JSON.stringify(row).slice(0, -1)},"data":${canonicalJson(data)}}`;
  return { recorded: { ...event, account: name.account, ...known, hash }, json };
}
