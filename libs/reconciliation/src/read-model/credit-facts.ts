import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { TransactionOrigin } from '#payouts';
import type { StrayTransaction } from '../domain/credits/credit-facts.js';
import type { DayFacts } from '../domain/facts.js';
import { listReadUpTo, transactionsReadUpTo } from './list-readings.js';
import type { ReadList } from './list-readings.js';
import type { JudgedView } from './scope-judge.js';

const LIST_OF: Readonly<Partial<Record<TransactionOrigin, ReadList>>> = {
  charge: 'charges',
  transfer: 'transfers',
  receipt: 'receipts',
  refund: 'refunds',
};

/** How far a day's transactions were read, and those of them whose origin is not known. */
export async function loadCredits(
  view: JudgedView,
  day: BusinessDay,
): Promise<Pick<DayFacts, 'credits' | 'strays'>> {
  const { on, account, settings } = view;
  const { openingDay } = settings;
  const readUpTo = await transactionsReadUpTo(view, dayWindow(day, settings.days));
  const credits = { readUpTo, openingDay };
  if (openingDay !== null && day < openingDay) return { credits, strays: [] };
  const rows = await on.query<Omit<StrayTransaction, 'originReadUpTo'>>(STRAYS_OF_DAY, [
    account,
    day,
    settings.ruleBooks.tax.flatMap(({ rules }) => rules.reclaimKey ?? []),
  ]);
  const readings = await readingsFor(view, rows);
  const strays = rows.map((row) => ({ ...row, originReadUpTo: readings.get(row.origin) ?? null }));
  return { credits, strays };
}

async function readingsFor(
  view: JudgedView,
  strays: readonly Pick<StrayTransaction, 'origin'>[],
): Promise<ReadonlyMap<TransactionOrigin, Instant | null>> {
  const readings = new Map<TransactionOrigin, Instant | null>();
  for (const origin of new Set(strays.map((stray) => stray.origin))) {
    const list = LIST_OF[origin];
    if (list) readings.set(origin, await listReadUpTo(view, list));
  }
  return readings;
}

/**
 * Nearly all are of the day's own charges, which are one set; only the others are looked up one by
 * one. Disputes have no list here, and are cleared by a person from `opn-adjustments`; what Opn
 * pays back of withheld tax has a key of its own ($3).
 */
const STRAYS_OF_DAY = `
  SELECT t.id, t.direction, t.amount, t.origin, t.created_at AS "createdAt"
  FROM balance_transactions t
  WHERE t.account = $1 AND t.business_day = $2 AND t.currency = 'THB' AND t.amount <> 0
    AND t.origin <> 'dispute' AND NOT t.opn_key = ANY($3::text[])
    AND NOT (t.origin = 'charge' AND t.origin_id IN (
      SELECT c.id FROM charges c WHERE c.account = $1 AND c.business_day = $2))
    AND NOT CASE t.origin
      WHEN 'charge' THEN EXISTS (
        SELECT FROM charges o WHERE o.account = $1 AND o.id = t.origin_id)
      WHEN 'transfer' THEN EXISTS (
        SELECT FROM transfers o WHERE o.account = $1 AND o.id = t.origin_id)
      WHEN 'receipt' THEN EXISTS (
        SELECT FROM tax_receipts o WHERE o.account = $1 AND o.id = t.origin_id)
      WHEN 'refund' THEN EXISTS (
        SELECT FROM refunds o WHERE o.account = $1 AND o.id = t.origin_id)
      ELSE false
    END
  ORDER BY t.id`;
