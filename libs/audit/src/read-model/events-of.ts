import { BANK_LINE_KIND } from '#bank';
import { CASE_KIND, MATCH_KIND } from '#cases';
import { CHARGE_KIND } from '#charges';
import type { Queryable } from '#database';
import { EXPECTATION_KIND, RETURN_KIND } from '#expectations';
import type { Instant } from '#kernel';
import { REFUND_KIND, TAX_RECEIPT_KIND, TRANSACTION_KIND, TRANSFER_KIND } from '#payouts';
import type { ExplainedEvent, Thing, ThingKind } from '../domain/explanation.js';

/** Kinds of streams that tell of a thing; their ids begin with, or are, the thing's id. */
const STREAMS: Readonly<Record<ThingKind, readonly string[]>> = {
  'expected-receipt': [EXPECTATION_KIND, RETURN_KIND],
  charge: [CHARGE_KIND],
  transaction: [TRANSACTION_KIND],
  transfer: [TRANSFER_KIND],
  'bank-line': [BANK_LINE_KIND],
  'tax-receipt': [TAX_RECEIPT_KIND],
  refund: [REFUND_KIND],
  break: [CASE_KIND],
  'journal-entry': [],
};

const MAX_EVENTS = 500;

/** What the log itself says. */
type LoggedEvent = Omit<ExplainedEvent, 'evidenceErased'>;

/** The events of some things in the order of the log; `isCut`: there are more than are shown. */
export async function eventsOf(
  on: Queryable,
  account: string,
  things: readonly Thing[],
): Promise<{ readonly events: readonly LoggedEvent[]; readonly isCut: boolean }> {
  const streams = things.flatMap(({ kind, id }) =>
    STREAMS[kind].map((stream) => `${stream}/${account}/${id}`),
  );
  const idsOf = (wanted: ThingKind) =>
    things.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const rows = await on.query<Row>(EVENTS, [
    account,
    streams,
    idsOf('journal-entry'),
    MAX_EVENTS + 1,
    idsOf('expected-receipt'),
  ]);
  return { events: rows.slice(0, MAX_EVENTS).map(logged), isCut: rows.length > MAX_EVENTS };
}

/** An entry names the one event that caused it; what people matched is kept pair by pair. */
const EVENTS = `
  SELECT position, stream, version, type, occurred_at, recorded_at, cause, cause_ref,
         encode(evidence, 'hex') AS evidence, encode(hash, 'hex') AS hash, data
  FROM events
  WHERE account = $1
    AND (stream = ANY($2::text[])
      OR stream IN (SELECT '${MATCH_KIND}/' || $1 || '/' || m.id FROM chosen_matches m
                    WHERE m.account = $1 AND m.expectation = ANY($5::text[]))
      OR position IN (SELECT e.position FROM journal_entries e
                      WHERE e.account = $1 AND e.id = ANY($3::text[])))
  ORDER BY position LIMIT $4`;

interface Row {
  readonly position: bigint;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly occurred_at: Instant;
  readonly recorded_at: Instant;
  readonly cause: string;
  readonly cause_ref: string | null;
  readonly evidence: string | null;
  readonly hash: string;
  readonly data: unknown;
}

const logged = (row: Row): LoggedEvent => ({
  stream: row.stream,
  version: row.version,
  position: Number(row.position),
  type: row.type,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  cause: { kind: row.cause, ref: row.cause_ref },
  evidence: row.evidence,
  hash: row.hash,
  data: row.data,
});
