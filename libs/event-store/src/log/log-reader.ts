import { Database } from '#database';
import type { Queryable } from '#database';
import { GENESIS_HASH } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { DomainEvent, Recorded } from '../domain/event.js';
import type { EventCatalogue } from '../domain/event-catalogue.js';
import { streamText } from '../domain/stream-name.js';
import type { StreamName } from '../domain/stream-name.js';
import { causeOf, EVENT_COLUMNS } from './event-rows.js';
import type { EventRow } from './event-rows.js';

/** The end of an account's log, and of its chain of batches (`digest` in hex). */
export interface LogHead {
  readonly position: number;
  readonly batch: number;
  readonly digest: string;
}

/** Reading the log; always of one account. */
@Injectable()
export class LogReader {
  constructor(private readonly database: Database) {}

  async accounts(): Promise<readonly string[]> {
    const rows = await this.database.query<{ account: string }>(
      'SELECT account FROM log_heads ORDER BY account',
    );
    return rows.map(({ account }) => account);
  }

  async head(account: string, on: Queryable = this.database): Promise<LogHead> {
    const [row] = await on.query<{ position: bigint; batch: bigint; digest: Buffer }>({
      name: 'log-head',
      text: 'SELECT position, batch, digest FROM log_heads WHERE account = $1',
      values: [account],
    });
    if (!row) return { position: 0, batch: 0, digest: GENESIS_HASH };
    const { position, batch, digest } = row;
    return { position: Number(position), batch: Number(batch), digest: digest.toString('hex') };
  }

  /** All events of the streams, stream by stream in order of version. */
  async streams<E extends DomainEvent>(
    account: string,
    names: readonly StreamName[],
    catalogue: EventCatalogue<E>,
  ): Promise<ReadonlyMap<string, readonly Recorded<E>[]>> {
    const rows = await this.database.query<EventRow>({
      name: 'log-streams',
      text: `SELECT ${EVENT_COLUMNS} FROM events
             WHERE account = $1 AND stream = ANY($2) ORDER BY stream, version`,
      values: [account, names.map(streamText)],
    });
    return groupByStream(rows.map((row) => recordedFrom(row, catalogue)));
  }

  /** Events of some kinds of streams up to a position, in order: small ones, as settings. */
  async rowsOfKinds(
    account: string,
    kinds: readonly string[],
    upTo: number,
    on: Queryable = this.database,
    after = 0,
  ): Promise<readonly EventRow[]> {
    const rows = await on.query<EventRow>({
      name: 'log-of-kinds',
      text: `SELECT ${EVENT_COLUMNS} FROM events
             JOIN unnest($2::text[]) AS kind
               ON stream >= kind || '/' || $1 || '/' AND stream < kind || '/' || $1 || '0'
             WHERE account = $1 AND position <= $3 AND position > $4 ORDER BY position`,
      values: [account, kinds, upTo, after],
    });
    return rows;
  }

  /** The same, decoded. */
  async ofKind<E extends DomainEvent>(
    account: string,
    kind: string,
    catalogue: EventCatalogue<E>,
    upTo = Number.MAX_SAFE_INTEGER,
    after = 0,
  ): Promise<readonly Recorded<E>[]> {
    const rows = await this.rowsOfKinds(account, [kind], upTo, undefined, after);
    return rows.map((row) => recordedFrom(row, catalogue));
  }

  /** The next events after a position, in the order in which they were committed, none skipped. */
  async after(
    account: string,
    position: number,
    limit: number,
    on: Queryable = this.database,
  ): Promise<readonly EventRow[]> {
    return on.query<EventRow>({
      name: 'log-after',
      text: `SELECT ${EVENT_COLUMNS} FROM events
             WHERE account = $1 AND position > $2 ORDER BY position LIMIT $3`,
      values: [account, position, limit],
    });
  }

  /** The chain of batches as it ended at a position. */
  async chainAt(account: string, position: number): Promise<{ batch: number; digest: string }> {
    const [row] = await this.database.query<{ number: bigint; digest: Buffer }>(
      `SELECT number, digest FROM event_batches
       WHERE account = $1 AND last_position <= $2 ORDER BY number DESC LIMIT 1`,
      [account, position],
    );
    if (!row) return { batch: 0, digest: GENESIS_HASH };
    return { batch: Number(row.number), digest: row.digest.toString('hex') };
  }

  /** The last position that was committed at or before an instant; 0 if none was. */
  async positionAt(account: string, instant: Instant): Promise<number> {
    // Later batches were never committed earlier, so the answer is found from the log's end.
    const [row] = await this.database.query<{ position: bigint }>(
      `SELECT last_position AS position FROM event_batches
       WHERE account = $1 AND committed_at <= $2 ORDER BY number DESC LIMIT 1`,
      [account, instant],
    );
    return Number(row?.position ?? 0n);
  }

  /** When the batch that holds a position was committed; null: there is no such position. */
  async committedAt(account: string, position: number): Promise<Instant | null> {
    const [row] = await this.database.query<{ committed_at: Instant }>(
      `SELECT committed_at FROM event_batches
       WHERE account = $1 AND last_position >= $2 AND first_position <= $2
       ORDER BY number LIMIT 1`,
      [account, position],
    );
    return row?.committed_at ?? null;
  }
}

export function recordedFrom<E extends DomainEvent>(
  row: EventRow,
  catalogue: Pick<EventCatalogue<E>, 'decode'>,
): Recorded<E> {
  const { type, schema_version: schemaVersion, data } = row;
  return {
    ...catalogue.decode({ type, schemaVersion, data }, row.occurred_at),
    account: row.account,
    stream: row.stream,
    version: row.version,
    position: Number(row.position),
    recordedAt: row.recorded_at,
    cause: causeOf(row),
    evidence: row.evidence?.toString('hex') ?? null,
    hash: row.hash.toString('hex'),
  };
}

function groupByStream<E extends DomainEvent>(
  events: readonly Recorded<E>[],
): ReadonlyMap<string, readonly Recorded<E>[]> {
  const groups = new Map<string, Recorded<E>[]>();
  for (const event of events) {
    const group = groups.get(event.stream);
    if (group) group.push(event);
    else groups.set(event.stream, [event]);
  }
  return groups;
}
