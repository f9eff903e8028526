import { Database } from '#database';
import { LogReader } from '#event-store';
import type { Recorded } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import { AlertUnknownError } from '../domain/alert.errors.js';
import { alertEvents } from '../domain/alert.events.js';
import type { AlertEvent } from '../domain/alert.events.js';
import type { AlertKind } from '../domain/alert-kind.js';
import type { AlertStatus } from '../domain/alert-state.js';
import { alertIdIn, alertStream } from '../domain/alert-stream.js';
import type { AlertEntity } from './alert.entity.js';

export interface AlertFilter {
  readonly status?: AlertStatus | undefined;
  readonly kind?: AlertKind | undefined;
}

/** Where a page of the list ended. */
export interface AlertPlace {
  readonly raisedAt: Instant;
  readonly id: string;
}

/** An alert as it stands: with the numbers of the last look, or in the end those it ended with. */
export type AlertRow = Omit<AlertEntity, 'position' | 'proofKind' | 'proofId'> & {
  readonly proofKind: string | null;
  readonly proofId: string | null;
};

/** One account's alerts, each episode by itself. */
@Injectable()
export class AlertList {
  constructor(
    private readonly database: Database,
    private readonly log: LogReader,
  ) {}

  /** The latest one first. */
  async page(
    account: string,
    { status, kind }: AlertFilter,
    limit: number,
    after: AlertPlace | null,
  ): Promise<readonly AlertRow[]> {
    const filter = [account, null, status ?? null, kind ?? null];
    const place = [after?.raisedAt ?? null, after?.id ?? null, limit];
    return (await this.database.query<RawRow>(LIST, [...filter, ...place])).map(rowFrom);
  }

  /** `alert.unknown` if there is none. */
  async row(account: string, id: string): Promise<AlertRow> {
    const values = [account, id, null, null, null, null, 1];
    const [row] = await this.database.query<RawRow>(LIST, values);
    if (row === undefined) throw new AlertUnknownError(account, id);
    return rowFrom(row);
  }

  /** What happened in each of them, in order, by id. */
  async histories(
    account: string,
    rows: readonly AlertRow[],
  ): Promise<ReadonlyMap<string, readonly Recorded<AlertEvent>[]>> {
    const names = rows.map((row) => alertStream(account, row));
    const streams = await this.log.streams(account, names, alertEvents);
    const histories = new Map<string, Recorded<AlertEvent>[]>();
    for (const event of [...streams.values()].flat()) {
      const id = alertIdIn(event.stream, event.data.episode);
      histories.set(id, [...(histories.get(id) ?? []), event]);
    }
    return histories;
  }

  /** How many stand, of each kind. */
  numbers(account: string): Promise<readonly AlertNumber[]> {
    return this.database.query<AlertNumber>(STANDING_NUMBERS, [account]);
  }
}

export interface AlertNumber {
  readonly kind: AlertKind;
  readonly severity: string;
  readonly status: AlertStatus;
  readonly alerts: number;
}

type RawRow = Omit<AlertRow, 'count' | 'amount'> & {
  readonly count: bigint | null;
  readonly amount: Satang | null;
};

const rowFrom = ({ count, ...row }: RawRow): AlertRow => ({
  ...row,
  count: count === null ? null : Number(count),
});

/** $1 account, $2 id, $3 status, $4 kind, $5 and $6 where the last page ended, $7 limit. */
const LIST = `
  SELECT a.account, a.id, a.kind, a.subject, a.episode, a.severity, a.audience, a.urgency,
    a.silent, a.status, a.since, a.raised_at AS "raisedAt",
    CASE WHEN l.id IS NULL THEN a.count ELSE l.count END AS count,
    CASE WHEN l.id IS NULL THEN a.amount ELSE l.amount END AS amount,
    CASE WHEN l.id IS NULL THEN a.facts ELSE l.facts END AS facts,
    a.link, a.acknowledged_by AS "acknowledgedBy", a.acknowledged_at AS "acknowledgedAt", a.note,
    a.resolved_at AS "resolvedAt", a.proof_kind AS "proofKind", a.proof_id AS "proofId"
  FROM alerts a
  LEFT JOIN alert_looks l ON l.account = $1 AND l.id = a.id AND a.status <> 'resolved'
  WHERE a.account = $1 AND ($2::text IS NULL OR a.id = $2)
    AND ($3::text IS NULL OR a.status = $3) AND ($4::text IS NULL OR a.kind = $4)
    AND ($5::timestamptz IS NULL OR (a.raised_at, a.id) < ($5, $6::text COLLATE "C"))
  ORDER BY a.raised_at DESC, a.id DESC LIMIT $7`;

const STANDING_NUMBERS = `
  SELECT kind, severity, status, count(*)::int AS alerts FROM alerts
  WHERE account = $1 AND status <> 'resolved' GROUP BY kind, severity, status
  ORDER BY kind, severity, status`;
