import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { Database } from '#database';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { books } from '#ledger';
import { Injectable } from '@nestjs/common';
import { learnBalances } from '../balance/learn-balances.js';
import type { LogSpan } from '../scope-judge.js';
import { composeFrom } from './compose-books.js';
import { firstUnread, keepCompositions, keepForeign } from './composition-store.js';
import { openingInstant } from './payout-facts.js';
import { addUpSegments, touchedBy } from './segments.js';
import { learnBeginning, learnSpans } from './span-store.js';

/** Up to where of the log payouts and balances were added up. */
const PAYOUTS = 'payouts';

/**
 * Keeps what each payout is made of, and what moved Opn's balance day by day: added up once, and
 * again only where new facts bear on it. All of it can be computed anew from the books and the log.
 */
@Injectable()
export class PayoutBooks {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
  ) {}

  /** Follows the books up to where they are. */
  async catchUp(account: string): Promise<void> {
    if (!(await this.isBehind(account))) return;
    const settings = await this.settings.of(account);
    await this.database.transaction(async (tx) => {
      const span = await lockedSpan(tx, account);
      await follow(tx, account, span, settings);
      await tx.query(MOVE, [account, PAYOUTS, span.to]);
    });
  }

  /** Adds everything up anew when next asked. */
  async forget(account: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockedSpan(tx, account);
      for (const table of CACHES) {
        await tx.query(`DELETE FROM ${table} WHERE account = $1`, [account]);
      }
      await tx.query(RESET, [account, PAYOUTS]);
    });
  }

  private async isBehind(account: string): Promise<boolean> {
    const { from, to } = await readSpan(this.database, account);
    return to > from || isHistoryRead(this.database, account);
  }
}

const CACHES = ['payout_compositions', 'read_spans', 'ledger_days', 'balance_checks'] as const;

async function follow(
  tx: Queryable,
  account: string,
  span: LogSpan,
  settings: AccountSettings,
): Promise<void> {
  const openingAt = openingInstant(settings);
  await learnSpans(tx, account, span, openingAt);
  if (await isHistoryRead(tx, account)) await learnBeginning(tx, account);
  await learnBalances(tx, account, span, settings);
  const { segments, from } = await touchedBy(tx, account, span);
  await addUpSegments(tx, account, segments, openingAt, span.to);
  await keepForeign(tx, account, span.to);
  const unread = await firstUnread(tx, account, openingAt);
  const earliest = [from, unread].filter((at) => at !== null).sort(inTime)[0];
  if (earliest !== undefined) await compose(tx, account, earliest, settings, span.to);
}

async function compose(
  tx: Queryable,
  account: string,
  from: Instant,
  settings: AccountSettings,
  position: number,
): Promise<void> {
  const compositions = await composeFrom(tx, account, from, settings);
  await keepCompositions(tx, account, compositions, position);
}

const inTime = (left: Instant, right: Instant): number => Date.parse(left) - Date.parse(right);

async function lockedSpan(tx: Queryable, account: string): Promise<LogSpan> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`payouts:${account}`]);
  return readSpan(tx, account);
}

async function readSpan(on: Queryable, account: string): Promise<LogSpan> {
  const rows = await on.query<{ name: string; position: bigint }>(
    'SELECT name, position FROM projection_checkpoints WHERE account = $1 AND name = ANY($2)',
    [account, [PAYOUTS, books.name]],
  );
  const at = new Map(rows.map(({ name, position }) => [name, Number(position)]));
  const from = at.get(PAYOUTS) ?? 0;
  return { from, to: Math.max(from, at.get(books.name) ?? 0) };
}

/** What the account had behind it was read to its beginning, and that was not noted yet. */
async function isHistoryRead(on: Queryable, account: string): Promise<boolean> {
  const [row] = await on.query<{ isRead: boolean }>(HISTORY, [account]);
  return row?.isRead ?? false;
}

/** Where transactions could not be read with the rest, others are known from before them. */
const HISTORY = `
  SELECT EXISTS (
    SELECT FROM job_runs WHERE account = $1 AND job = 'history'
      AND finished_at IS NOT NULL AND due_at IS NULL
  ) AND coalesce(
    (SELECT min(to_at) FROM read_spans WHERE account = $1 AND list = 'transactions') IS NOT NULL
    AND (SELECT from_at FROM read_spans WHERE account = $1 AND list = 'transactions'
         ORDER BY to_at LIMIT 1)
      <= least((SELECT min(created_at) FROM balance_transactions WHERE account = $1),
               (SELECT min(created_at) FROM transfers WHERE account = $1)), false) AS "isRead"`;

const MOVE = `
  INSERT INTO projection_checkpoints AS p (account, name, position) VALUES ($1, $2, $3)
  ON CONFLICT (account, name) DO UPDATE
  SET position = greatest(p.position, excluded.position), moved_at = clock_timestamp()`;

const RESET = 'DELETE FROM projection_checkpoints WHERE account = $1 AND name = $2';
