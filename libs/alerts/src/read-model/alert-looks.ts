import { Database } from '#database';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { Facts } from '#notifications';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../domain/alert-condition.js';
import type { AlertNumbers } from '../domain/alert.events.js';
import type { AlertKind } from '../domain/alert-kind.js';

/** An alert that stands, and since when no look has found it; null: the last one did. */
export interface StandingAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly episode: number;
  readonly since: Instant;
  readonly raisedAt: Instant;
  readonly goneSince: Instant | null;
}

/** What a look found of an alert, or did not: `condition` is null then. */
export interface Seen {
  readonly id: string;
  readonly condition: AlertCondition | null;
}

/** What the last look saw: of the moment, so it is in no event and in no backup. */
@Injectable()
export class AlertLooks {
  constructor(private readonly database: Database) {}

  standing(account: string): Promise<readonly StandingAlert[]> {
    return this.database.query<StandingAlert>(STANDING, [account]);
  }

  /** What the last look saw of it; null: none did since it was raised. */
  async numbersOf(account: string, id: string, on: Queryable): Promise<AlertNumbers | null> {
    const [row] = await on.query<SeenNumbers>(NUMBERS, [account, id]);
    if (row === undefined) return null;
    const { count, amount, facts } = row;
    return { count: count === null ? null : Number(count), amount, facts };
  }

  /** Those that are over are forgotten. */
  async note(account: string, seen: readonly Seen[], now: Instant): Promise<void> {
    const found = seen.flatMap(({ id, condition }) => (condition ? [{ id, ...condition }] : []));
    const rows = found.map(({ id, count, amount, facts }) => ({
      ...{ id, count, facts },
      amount: amount?.toString() ?? null,
    }));
    const missing = seen.flatMap(({ id, condition }) => (condition ? [] : [id]));
    await this.database.query(NOTE_FOUND, [account, JSON.stringify(rows), now]);
    await this.database.query(NOTE_MISSING, [account, missing, now]);
    await this.database.query(FORGET, [account]);
  }
}

interface SeenNumbers {
  readonly count: bigint | null;
  readonly amount: Satang | null;
  readonly facts: Facts;
}

const NUMBERS = `
  SELECT count, amount, facts FROM alert_looks WHERE account = $1 AND id = $2`;

const STANDING = `
  SELECT a.id, a.kind, a.subject, a.episode, a.since, a.raised_at AS "raisedAt",
    l.gone_since AS "goneSince"
  FROM alerts a LEFT JOIN alert_looks l ON l.account = $1 AND l.id = a.id
  WHERE a.account = $1 AND a.status <> 'resolved' ORDER BY a.id`;

/** $1 account, $2 rows, $3 now. */
const NOTE_FOUND = `
  INSERT INTO alert_looks AS l (account, id, seen_at, gone_since, count, amount, facts)
  SELECT $1, id, $3, NULL, count, amount, facts
  FROM jsonb_to_recordset($2::jsonb) AS r (id text, count bigint, amount bigint, facts jsonb)
  ORDER BY id
  ON CONFLICT (account, id) DO UPDATE
  SET seen_at = $3, gone_since = NULL, count = excluded.count, amount = excluded.amount,
      facts = excluded.facts`;

/** $1 account, $2 ids, $3 now. */
const NOTE_MISSING = `
  INSERT INTO alert_looks AS l (account, id, seen_at, gone_since, count, amount, facts)
  SELECT $1, a.id, $3, $3, a.count, a.amount, a.facts
  FROM alerts a WHERE a.account = $1 AND a.id = ANY ($2::text[]) ORDER BY a.id
  ON CONFLICT (account, id) DO UPDATE
  SET seen_at = $3, gone_since = coalesce(l.gone_since, $3)`;

const FORGET = `
  DELETE FROM alert_looks l USING alerts a
  WHERE l.account = $1 AND a.account = $1 AND a.id = l.id AND a.status = 'resolved'`;
