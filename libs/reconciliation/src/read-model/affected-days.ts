import { SettingsReader } from '#accounts';
import { addDays, businessDayOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { Clock, DAY_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { DAY_SCOPE } from './break-table.js';
import { creditedDays } from './credited-days.js';
import { repricedDays } from './repriced-days.js';
import { returnedDays } from './returns/returned-days.js';
import { touchedDays } from './touched-days.js';

/** Days back on which the mere passing of time may still turn something overdue. */
const DAYS_IN_MOTION = 3;

/** How much of what was not judged since its time came is caught up with at once. */
const MAX_DAYS_BEHIND = 60;

/** Which days a stretch of the log, or of time, bears on. */
@Injectable()
export class AffectedDays {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** Days touched by events after `from` up to `to`, the latest one first. */
  async between(account: string, from: number, to: number): Promise<readonly BusinessDay[]> {
    const touched = await touchedDays(this.database, account, from, to);
    const rates = await this.ratesChangedFrom(account, from, to);
    const repriced = rates === null ? [] : await this.paidSince(account, rates);
    const left = await this.daysOfFormerPayment(account, from, to);
    const settings = await this.settings.of(account);
    const span = { from, to };
    const credited = await creditedDays(this.database, account, span, settings.days);
    const returned = await returnedDays(this.database, account, span);
    const firstSeen = await repricedDays(this.database, account, span, settings);
    const all = [...touched, ...repriced, ...left, ...credited, ...returned, ...firstSeen];
    return [...new Set(all)].sort().reverse();
  }

  /** Opn said that something was paid at another time: the day it has left is touched as well. */
  private async daysOfFormerPayment(
    account: string,
    from: number,
    to: number,
  ): Promise<readonly BusinessDay[]> {
    const rows = await this.database.query<{ paid_at: Instant }>(PAID_AT_OTHER_TIMES, [
      account,
      from,
      to,
    ]);
    if (rows.length === 0) return [];
    const { days } = await this.settings.of(account);
    return rows.map((row) => businessDayOf(row.paid_at, days));
  }

  /** Up to which position of the log somebody has looked. */
  async checkpoint(account: string, name: string): Promise<number> {
    const [row] = await this.database.query<{ position: bigint }>(
      'SELECT position FROM projection_checkpoints WHERE account = $1 AND name = $2',
      [account, name],
    );
    return Number(row?.position ?? 0n);
  }

  async moveCheckpoint(account: string, name: string, position: number): Promise<void> {
    await this.database.query(
      `INSERT INTO projection_checkpoints AS p (account, name, position) VALUES ($1, $2, $3)
       ON CONFLICT (account, name) DO UPDATE
       SET position = greatest(p.position, excluded.position), moved_at = clock_timestamp()`,
      [account, name, position],
    );
  }

  /** Days that wait for time to pass: the last ones, and older ones with something falling due. */
  async waiting(account: string): Promise<readonly BusinessDay[]> {
    const today = await this.settings.today(account);
    const first = addDays(today, -DAYS_IN_MOTION);
    const now = this.clock.now();
    const since = plusMs(now, -DAYS_IN_MOTION * DAY_MS);
    const rows = await this.database.query<{ day: BusinessDay }>(WAITING, [
      account,
      first,
      since,
      now,
      DAYS_IN_MOTION + 1,
      MAX_DAYS_BEHIND,
    ]);
    const last = Array.from({ length: DAYS_IN_MOTION + 1 }, (_, back) => addDays(today, -back));
    return [...last, ...rows.map(({ day }) => day)];
  }

  private async paidSince(account: string, day: BusinessDay): Promise<readonly BusinessDay[]> {
    const rows = await this.database.query<{ day: BusinessDay }>(PAID_SINCE, [account, day]);
    return rows.map((row) => row.day);
  }

  /** The first day whose costs are to be judged by another contract; null: none is. */
  private async ratesChangedFrom(
    account: string,
    from: number,
    to: number,
  ): Promise<BusinessDay | null> {
    const events = await this.settings.history(account, to);
    const days = events.flatMap((event) =>
      event.type === 'ContractRateSet' && event.position > from ? event.data.from : [],
    );
    return days.sort().at(0) ?? null;
  }
}

/** What the books do not hold any more is in the event that changed it. */
const PAID_AT_OTHER_TIMES = `
  SELECT DISTINCT (data ->> 'paidAt')::timestamptz AS paid_at FROM events
  WHERE account = $1 AND position > $2 AND position <= $3
    AND type = 'charge.amended' AND data ->> 'paidAtAfter' IS NOT NULL`;

/** Days that have payments, from one on. */
const PAID_SINCE = `
  SELECT DISTINCT business_day AS day FROM charges
  WHERE account = $1 AND business_day >= $2::date`;

/**
 * Older days than $2: with receipts that fell due of late, or last judged before they were over.
 */
const WAITING = `
  SELECT expected_on AS day FROM expectations
  WHERE account = $1 AND due_at BETWEEN $3 AND $4 AND expected_on < $2
  UNION
  SELECT day FROM (
    SELECT substr(scope, ${DAY_SCOPE.length + 2})::date AS day, instant FROM breaks_judged
    WHERE account = $1 AND scope LIKE '${DAY_SCOPE}/%'
  ) AS judged
  WHERE day < $2 AND instant < (day + $5::integer)::timestamp AT TIME ZONE 'UTC'
  ORDER BY day DESC LIMIT $6`;
