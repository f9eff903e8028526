import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { satang } from '#money';
import type { Satang } from '#money';
import type { DayTurnover } from '../../domain/balance/balance-walk.js';

/** Ledger accounts of which turnover is kept day by day. */
export type KeptAccount = 'opn-uncredited' | 'opn-balance' | 'in-transit';

/** What an account of the books came to before a day began. */
export async function loadBalanceBefore(
  on: Queryable,
  account: string,
  ledgerAccount: KeptAccount,
  day: BusinessDay,
): Promise<Satang> {
  const [row] = await on.query<{ balance: bigint }>(
    `SELECT coalesce(sum(amount), 0)::bigint AS balance FROM ledger_days
     WHERE account = $1 AND ledger_account = $2 AND posting_day < $3`,
    [account, ledgerAccount, day],
  );
  return satang(row?.balance ?? 0n);
}

/** What moved it on each of some days, by kind of entry. */
export async function loadTurnover(
  on: Queryable,
  account: string,
  ledgerAccount: KeptAccount,
  from: BusinessDay,
  to: BusinessDay,
): Promise<readonly DayTurnover[]> {
  return on.query<DayTurnover & object>(
    `SELECT posting_day AS day, kind, amount, count FROM ledger_days
     WHERE account = $1 AND ledger_account = $2 AND posting_day >= $3 AND posting_day <= $4
     ORDER BY posting_day, kind`,
    [account, ledgerAccount, from, to],
  );
}
