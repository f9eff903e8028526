import type { AccountSettings } from '#accounts';
import { businessDayOf } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { plus, satang, ZERO } from '#money';
import type { Satang } from '#money';
import { standingAfter } from '../../domain/balance/drift.js';
import type { BalanceStanding } from '../../domain/balance/drift.js';
import { BOOKED_CURRENCY } from '../../domain/facts.js';
import type { LogSpan } from '../scope-judge.js';

/** Adds up what a stretch of the log moved, day by day, and compares each look at the balance. */
export async function learnBalances(
  on: Queryable,
  account: string,
  { from, to }: LogSpan,
  settings: AccountSettings,
): Promise<void> {
  if (to <= from) return;
  await on.query(ADD_DAYS, [account, from, to]);
  const looks = await on.query<Look>(LOOKS, [account, from, to]);
  let { position, books } = await lastChecked(on, account);
  let standing = await lastStanding(on, account);
  for (const look of looks) {
    books = plus(books, await movedBetween(on, account, position, Number(look.position)));
    position = Number(look.position);
    const check = { observedAt: look.observedAt, stated: look.stated, books };
    if (look.isComparable) standing = standingAfter(check, standing);
    const driftSince = standing?.driftSince ?? null;
    await on.query(KEEP, [
      ...[account, position, look.observedAt, businessDayOf(look.observedAt, settings.days)],
      ...[look.stated, books, look.isComparable, driftSince],
    ]);
  }
}

interface Look {
  readonly position: bigint;
  readonly observedAt: Instant;
  readonly stated: Satang;
  readonly isComparable: boolean;
}

const LOOKS = `
  SELECT position, observed_at AS "observedAt", total AS stated,
         is_comparable AS "isComparable"
  FROM balance_observations
  WHERE account = $1 AND position > $2 AND position <= $3 AND currency = '${BOOKED_CURRENCY}'
  ORDER BY position`;

/**
 * Lines of the books are added and never changed, so each is counted once. Entries of closed months
 * are adjustments (A1); their ids keep their kind.
 */
const ADD_DAYS = `
  INSERT INTO ledger_days AS d (account, ledger_account, posting_day, kind, amount, count)
  SELECT account, ledger_account, posting_day, split_part(entry_id, ':', 1),
         sum(debit - credit)::bigint,
         count(DISTINCT entry_id)::integer
  FROM journal_lines
  WHERE account = $1 AND position > $2 AND position <= $3
    AND ledger_account IN ('opn-uncredited', 'opn-balance', 'in-transit')
  GROUP BY 1, 2, 3, 4
  ON CONFLICT (account, ledger_account, posting_day, kind) DO UPDATE
  SET amount = d.amount + excluded.amount, count = d.count + excluded.count`;

const KEEP = `
  INSERT INTO balance_checks (account, position, observed_at, business_day, stated, books,
                              is_comparable, drift_since)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

async function lastChecked(
  on: Queryable,
  account: string,
): Promise<{ position: number; books: Satang }> {
  const [row] = await on.query<{ position: bigint; books: Satang }>(
    `SELECT position, books FROM balance_checks WHERE account = $1
     ORDER BY position DESC LIMIT 1`,
    [account],
  );
  return row ? { position: Number(row.position), books: row.books } : { position: 0, books: ZERO };
}

async function lastStanding(on: Queryable, account: string): Promise<BalanceStanding | null> {
  const [row] = await on.query<BalanceStanding>(
    `SELECT observed_at AS "observedAt", stated, books, drift_since AS "driftSince"
     FROM balance_checks WHERE account = $1 AND is_comparable
     ORDER BY position DESC LIMIT 1`,
    [account],
  );
  return row ?? null;
}

async function movedBetween(
  on: Queryable,
  account: string,
  from: number,
  to: number,
): Promise<Satang> {
  const [row] = await on.query<{ moved: bigint }>(
    `SELECT coalesce(sum(debit - credit), 0)::bigint AS moved FROM journal_lines
     WHERE account = $1 AND position > $2 AND position <= $3 AND ledger_account = 'opn-balance'`,
    [account, from, to],
  );
  return satang(row?.moved ?? 0n);
}
