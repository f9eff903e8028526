import { Database } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../domain/alert-condition.js';
import type { AlertKind } from '../domain/alert-kind.js';
import { patienceOf } from '../domain/alert-patience.js';
import { streamTextOf } from '../domain/alert-stream.js';

/** Looks that are further apart say nothing of the time between them. */
const LOOKS_WITHIN = "interval '15 minutes'";

/** $1 account, $2 rows, $3 now. */
const NOTE = `
  INSERT INTO alert_sightings AS s (account, stream, kind, found_since, seen_at)
  SELECT $1, stream, kind, $3, $3
  FROM jsonb_to_recordset($2::jsonb) AS r (stream text, kind text) ORDER BY stream
  ON CONFLICT (account, stream) DO UPDATE SET seen_at = $3,
    found_since = CASE WHEN s.seen_at < $3::timestamptz - ${LOOKS_WITHIN} THEN $3::timestamptz
      ELSE least(s.found_since, $3::timestamptz) END
  RETURNING stream, found_since AS "foundSince"`;

/** $1 account, $2 kinds that were looked for, $3 streams that were found. */
const FORGET = `
  DELETE FROM alert_sightings
  WHERE account = $1 AND kind = ANY ($2::text[]) AND stream <> ALL ($3::text[])`;

/** What comes and goes by itself is believed once one look after the other has found it. */
@Injectable()
export class AlertSightings {
  constructor(private readonly database: Database) {}

  /** Since when looks have found each of them, by its stream; what is not found is forgotten. */
  async note(
    account: string,
    kinds: ReadonlySet<AlertKind>,
    conditions: readonly AlertCondition[],
    now: Instant,
  ): Promise<ReadonlyMap<string, Instant>> {
    const found = conditions
      .filter(({ kind }) => patienceOf(kind).raiseAfterMs > 0)
      .map((one) => ({ stream: streamTextOf(account, one), kind: one.kind }));
    const streams = found.map(({ stream }) => stream);
    await this.database.query(FORGET, [account, [...kinds], streams]);
    if (found.length === 0) return new Map();
    const rows = await this.database.query<Sighting>(NOTE, [account, JSON.stringify(found), now]);
    return new Map(rows.map(({ stream, foundSince }) => [stream, foundSince]));
  }
}

interface Sighting {
  readonly stream: string;
  readonly foundSince: Instant;
}
