import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { Audience, Facts, Notification } from '../domain/notification.js';
import { PUT } from './outbox-statements.js';

/** What was told of one thing, by whichever state of it. */
export interface ToldState {
  readonly key: string;
  readonly audience: Audience;
  readonly facts: Facts;
  readonly createdAt: Instant;
}

/** What became of telling one channel of one state. */
export interface ThreadDelivery {
  readonly key: string;
  readonly audience: Audience;
  readonly channel: string;
  readonly state: 'waiting' | 'delivered' | 'given_up';
  /** Tries that were made; one that failed may have arrived all the same. */
  readonly attempts: number;
  /** Whether somebody is sending it at this moment. */
  readonly busy: boolean;
}

/**
 * Several states of one thing, told in order, in the transaction of whoever decides what is told.
 * Keys of one thing begin alike: `alert/charges-stuck/1` has `alert/charges-stuck/1/raised`.
 */
@Injectable()
export class NotificationThread {
  /** Once per key: what is there already stays as it is. Answers whether it was new. */
  async put(
    tx: Queryable,
    notification: Notification,
    channels: readonly string[],
  ): Promise<boolean> {
    const { account, key, kind, audience, severity, content, createdAt } = notification;
    const values = [account, key, kind, audience, severity, JSON.stringify(content), createdAt];
    return (await tx.query(PUT, [...values, channels])).length > 0;
  }

  /** What was put under keys that begin so, from a moment on; the earliest first. */
  told(
    on: Queryable,
    account: string,
    prefixes: readonly string[],
    since: Instant,
  ): Promise<readonly ToldState[]> {
    return on.query<ToldState & { key: string }>(TOLD, [account, prefixes, since]);
  }

  /** Deliveries of what was put under such keys; with `named`, of what names it in its facts. */
  deliveries(
    tx: Queryable,
    account: string,
    prefix: string,
    named: string | null,
  ): Promise<readonly ThreadDelivery[]> {
    return tx.query<ThreadDelivery>(DELIVERIES, [account, prefix, named]);
  }

  /** Takes back what no channel has been told of yet; what is being sent is left to its sender. */
  async withdraw(
    tx: Queryable,
    account: string,
    prefix: string,
  ): Promise<readonly ThreadDelivery[]> {
    const before = await this.deliveries(tx, account, prefix, null);
    if (before.some(({ busy }) => busy)) return before;
    await tx.query(WITHDRAW, [account, prefix]);
    return before;
  }
}

/** A prefix ends where the next `/` is; `0` comes after it. */
const UNDER = `n.key >= prefix || '/' AND n.key < prefix || '0'`;

/** $1 account, $2 prefixes, $3 since. */
const TOLD = `
  SELECT n.key, n.audience, n.content -> 'facts' AS facts, n.created_at AS "createdAt"
  FROM unnest($2::text[]) AS p (prefix_text)
  CROSS JOIN LATERAL (SELECT p.prefix_text COLLATE "C" AS prefix) AS begins
  JOIN notifications n ON n.account = $1 AND ${UNDER}
  WHERE n.created_at >= $3 ORDER BY n.created_at, n.key`;

/** $1 account, $2 prefix, $3 what facts name, or null. Claims go by the clock of the database. */
const DELIVERIES = `
  SELECT d.key, n.audience, d.channel, d.state, d.attempts,
    d.state = 'waiting' AND coalesce(d.claimed_until > clock_timestamp(), false) AS busy
  FROM (SELECT $2::text COLLATE "C" AS prefix) AS begins
  JOIN notifications n ON n.account = $1 AND ${UNDER}
  JOIN notification_deliveries d ON d.account = $1 AND d.key = n.key
  WHERE $3::text IS NULL OR jsonb_path_exists(
    n.content -> 'facts', '$.* ? (@ == $named)', jsonb_build_object('named', $3::text))
  ORDER BY d.key, d.channel FOR UPDATE OF d`;

/** $1 account, $2 prefix. What was never tried leaves no trace of a failure; the rest was. */
const WITHDRAW = `
  DELETE FROM notification_deliveries AS n
  USING (SELECT $2::text COLLATE "C" AS prefix) AS begins
  WHERE n.account = $1 AND ${UNDER} AND n.state = 'waiting'`;
