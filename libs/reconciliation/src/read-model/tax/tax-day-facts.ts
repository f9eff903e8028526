import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';
import { adjustmentAmount, NOTHING_DEDUCTED } from '../../domain/tax/tax-day.js';
import type { AdjustmentFacts, ReceiptFacts, TaxDayFacts } from '../../domain/tax/tax-day.js';
import { listReadUpTo } from '../list-readings.js';
import { feesOfDays } from './fees-of-days.js';
import type { DayRange, TaxView } from './fees-of-days.js';

/** Every day of a range in its order, with what Opn deducted and what its receipts say of it. */
export async function loadTaxDays(
  view: TaxView,
  range: DayRange,
): Promise<ReadonlyMap<BusinessDay, TaxDayFacts>> {
  const fees = await feesOfDays(view, range);
  const receipts = grouped(await receiptsIn(view, range));
  const adjustments = grouped(await adjustmentsIn(view, range));
  const receiptsReadUpTo = await listReadUpTo(view, 'receipts');
  return new Map(
    daysIn(range).map((day) => [
      day,
      {
        day,
        deducted: fees.get(day) ?? NOTHING_DEDUCTED,
        receipts: receipts.get(day) ?? [],
        adjustments: adjustments.get(day) ?? [],
        receiptsReadUpTo,
      },
    ]),
  );
}

export function daysIn({ from, to }: DayRange): readonly BusinessDay[] {
  const days: BusinessDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

interface OfDay {
  readonly day: BusinessDay;
}

function grouped<Row extends OfDay>(rows: readonly Row[]): ReadonlyMap<BusinessDay, Row[]> {
  const byDay = new Map<BusinessDay, Row[]>();
  for (const row of rows) {
    const known = byDay.get(row.day);
    if (known) known.push(row);
    else byDay.set(row.day, [row]);
  }
  return byDay;
}

export function receiptsIn(
  { on, account, position }: TaxView,
  { from, to }: DayRange,
): Promise<(ReceiptFacts & OfDay)[]> {
  return on.query(RECEIPTS, [account, from, to, position]);
}

const RECEIPTS = `
  SELECT r.issued_on AS day, r.id, r.number, r.subtotal, r.vat, r.wht,
         r.adjustment_transaction_id AS "adjustmentTransactionId", e.recorded_at AS "knownAt"
  FROM tax_receipts r
  JOIN events e ON e.account = $1 AND e.position = r.last_position
  WHERE r.account = $1 AND r.issued_on BETWEEN $2 AND $3 AND r.currency = 'THB'
    AND r.last_position <= $4
  ORDER BY r.issued_on, r.id`;

interface AdjustmentRow extends OfDay {
  readonly transactionId: string;
  readonly receiptId: string;
  readonly direction: 'credit' | 'debit';
  readonly amount: Satang;
}

async function adjustmentsIn(
  { on, account }: TaxView,
  { from, to }: DayRange,
): Promise<readonly (AdjustmentFacts & OfDay)[]> {
  const rows = await on.query<AdjustmentRow>(ADJUSTMENTS, [account, from, to]);
  return rows.map(({ direction, amount, ...row }) => ({
    ...row,
    amount: adjustmentAmount(direction, amount),
  }));
}

/** A transaction that moves nothing is known, too. */
const ADJUSTMENTS = `
  SELECT r.issued_on AS day, t.id AS "transactionId", r.id AS "receiptId", t.direction, t.amount
  FROM tax_receipts r
  JOIN balance_transactions t ON t.account = $1 AND t.origin_id = r.id AND t.currency = 'THB'
  WHERE r.account = $1 AND r.issued_on BETWEEN $2 AND $3 AND r.currency = 'THB'
  ORDER BY r.issued_on, t.id`;
