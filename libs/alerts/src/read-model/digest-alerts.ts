import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { Audience } from '#notifications';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { DigestAlert } from '../domain/digest/digest-content.js';
import { keyPrefix } from '../domain/alert-stream.js';
import { toldBy } from '../domain/telling/told-of.js';
import { ToldStates } from './told-states.js';

interface Row extends Omit<DigestAlert, 'numbers' | 'told' | 'position'> {
  readonly audience: Audience;
  readonly position: bigint;
  readonly episode: number;
  readonly raisedAt: Instant;
  readonly count: bigint | null;
  readonly amount: Satang | null;
  readonly facts: DigestAlert['numbers']['facts'];
}

/**
 * What stands of an audience's alerts, and of those that were escalated to it, and what has ended
 * of late, with what it was told of them.
 */
@Injectable()
export class DigestAlerts {
  constructor(private readonly told: ToldStates) {}

  async of(
    tx: Queryable,
    account: string,
    audience: Audience,
    since: Instant,
  ): Promise<readonly DigestAlert[]> {
    const rows = await tx.query<Row>(ALERTS, [account, audience, since]);
    const states = await this.told.of(tx, account, rows);
    const own = states.filter((state) => state.audience === audience);
    return rows
      .map((row) => ({ ...row, told: toldBy(own, keyPrefix(row, row.episode), row.id) }))
      .filter((row) => row.audience === audience || row.told.length > 0)
      .map(({ episode: _, raisedAt: __, audience: ___, count, amount, facts, ...row }) => ({
        ...{ ...row, position: Number(row.position) },
        numbers: { count: count === null ? null : Number(count), amount, facts },
      }));
  }
}

/** $1 account, $2 audience, $3 since when what has ended is news. */
const ALERTS = `
  SELECT a.id, a.kind, a.subject, a.episode, a.audience, a.severity, a.urgency, a.since, a.position,
    a.raised_at AS "raisedAt", a.acknowledged_by AS "acknowledgedBy",
    a.resolved_at AS "resolvedAt",
    CASE WHEN l.id IS NULL THEN a.count ELSE l.count END AS count,
    CASE WHEN l.id IS NULL THEN a.amount ELSE l.amount END AS amount,
    CASE WHEN l.id IS NULL THEN a.facts ELSE l.facts END AS facts
  FROM alerts a
  LEFT JOIN alert_looks l ON l.account = $1 AND l.id = a.id AND a.status <> 'resolved'
  WHERE a.account = $1 AND (a.audience = $2 OR a.severity = 'high') AND NOT a.silent
    AND (a.status <> 'resolved' OR a.resolved_at > $3)
  ORDER BY a.severity = 'high' DESC, a.raised_at, a.id`;
