import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { sum } from '#money';
import type { Satang } from '#money';
import type { PartOfDay } from '../../domain/balance/balance-walk.js';
import type { TransferAtBank } from '../bank/bank-matches.js';

interface Moved {
  /** The transfer, or the bank line with which some arrived. */
  readonly subject: string;
  readonly originDay: BusinessDay;
  readonly amount: Satang;
}

/** Transfers whose money is neither in the bank nor back, with the line that brought a part. */
export async function loadInTransit(
  on: Queryable,
  account: string,
  day: BusinessDay,
  atBank: ReadonlyMap<string, TransferAtBank>,
): Promise<readonly PartOfDay[]> {
  const moved = await on.query<Moved>(IN_TRANSIT, [account, day]);
  const together = new Map<string, Moved[]>();
  for (const one of moved) {
    const key = atBank.get(one.subject)?.line ?? one.subject;
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  return [...together.values()].flatMap((own) => {
    const [first] = own;
    const amount = sum(own.map((one) => one.amount));
    if (first === undefined || amount === 0n) return [];
    const { originDay } = first;
    return [{ part: 'in-transit', originDay, count: 1, amount, releaseOn: null }];
  });
}

const IN_TRANSIT = `
  SELECT e.subject, min(l.relates_to) AS "originDay", sum(l.debit - l.credit)::bigint AS amount
  FROM journal_lines l JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
  WHERE l.account = $1 AND l.ledger_account = 'in-transit' AND l.posting_day <= $2
  GROUP BY e.subject HAVING sum(l.debit - l.credit) <> 0
  ORDER BY 2, e.subject`;
