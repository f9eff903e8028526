import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { sum } from '#money';
import type { Satang } from '#money';
import type { MoneyOfDay } from '../../domain/build-balance-rows.js';
import type { LedgerCut } from '../../domain/ledger-cut.js';
import { cutValues, WITHIN } from './within-cut.js';

/** How far back the payments are looked for that Opn has not credited, step by step, in days. */
const LOOKS_BACK = [0, 3, 45];
/** And from there to the first payment of all, not in one statement, which might take too long. */
const FURTHER_BACK_DAYS = 60;

type PaidOfDay = Omit<MoneyOfDay, 'code'>;

/** Payments that Opn had not credited, by their days: as far back as the balance is explained. */
export async function loadUncredited(
  on: Queryable,
  account: string,
  end: LedgerCut,
  balance: Satang,
): Promise<readonly PaidOfDay[]> {
  const found: PaidOfDay[] = [];
  let newest = end.day;
  for (const back of stepsBack()) {
    const oldest = addDays(end.day, -back);
    found.unshift(
      ...(await on.query<PaidOfDay>(UNCREDITED, [account, ...cutValues(end), oldest, newest])),
    );
    newest = addDays(oldest, -1);
    const isWhole = sum(found.map(({ amount }) => amount)) === balance;
    if (isWhole || !(await arePaidUpTo(on, account, newest))) break;
  }
  return found;
}

function* stepsBack(): Generator<number> {
  yield* LOOKS_BACK;
  for (let back = Math.max(...LOOKS_BACK) + FURTHER_BACK_DAYS; ; back += FURTHER_BACK_DAYS) {
    yield back;
  }
}

async function arePaidUpTo(on: Queryable, account: string, day: BusinessDay): Promise<boolean> {
  const found = await on.query(
    'SELECT FROM charges WHERE account = $1 AND business_day <= $2 LIMIT 1',
    [account, day],
  );
  return found.length > 0;
}

/** By charge: what it brought, less what Opn credited of it and what was written off. */
const UNCREDITED = `
  WITH entries AS (
    SELECT c.id, c.business_day, e.id AS entry_id
    FROM charges c JOIN journal_entries e ON e.account = $1 AND e.subject = c.id
    WHERE c.account = $1 AND c.business_day BETWEEN $5 AND $6
    UNION ALL
    SELECT c.id, c.business_day, e.id
    FROM journal_entries e JOIN breaks b ON b.account = $1 AND b.id = e.subject
    JOIN charges c ON c.account = $1 AND c.id = b.subject_id
    WHERE e.account = $1 AND e.id LIKE 'X1:%' AND c.business_day BETWEEN $5 AND $6
  ), charged AS (
    SELECT n.id, n.business_day, sum(l.debit - l.credit) AS amount
    FROM entries n JOIN journal_lines l ON l.account = $1 AND l.entry_id = n.entry_id
      AND l.ledger_account = 'opn-uncredited' AND ${WITHIN}
    GROUP BY 1, 2 HAVING sum(l.debit - l.credit) <> 0
  )
  SELECT business_day AS "originDay", count(*)::integer AS count, sum(amount)::bigint AS amount,
         NULL::date AS "releaseOn"
  FROM charged GROUP BY 1 ORDER BY 1`;
