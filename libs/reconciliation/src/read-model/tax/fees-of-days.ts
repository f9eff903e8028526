import { businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { transferPostings } from '#ledger';
import type { TransferFacts } from '#ledger';
import { minus, plus, satang, sum } from '#money';
import type { Satang } from '#money';
import { NOTHING_DEDUCTED } from '../../domain/tax/tax-day.js';
import type { DeductedFees } from '../../domain/tax/tax-day.js';
import { TAX_DAYS } from '../../domain/tax/judge-tax-day.js';
import type { JudgedView } from '../scope-judge.js';

/** What a view is read by; any account's books at one moment. */
export type TaxView = Pick<JudgedView, 'on' | 'account' | 'position' | 'settings'>;

export interface DayRange {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
}

type FeesByDay = Map<BusinessDay, DeductedFees>;

/**
 * What Opn deducted on each calendar day of a range, as known at the view's position: of charges
 * by the time they were paid, of transfers by the time of their transactions, as the ledger posts
 * them.
 */
export async function feesOfDays(view: TaxView, range: DayRange): Promise<FeesByDay> {
  const fees: FeesByDay = new Map();
  for (const { day, fee, vat } of await chargeFees(view, range)) {
    const known = fees.get(day) ?? NOTHING_DEDUCTED;
    const charged = {
      chargeFee: plus(known.chargeFee, fee),
      chargeVat: plus(known.chargeVat, vat),
    };
    fees.set(day, { ...known, ...charged });
  }
  for (const transfer of await transfersIn(view, range)) addTransfer(fees, transfer, view, range);
  return fees;
}

interface FeeRow {
  readonly day: BusinessDay;
  readonly fee: Satang;
  readonly vat: Satang;
}

function chargeFees({ on, account, position }: TaxView, range: DayRange): Promise<FeeRow[]> {
  const [from, to] = instantsOf(range);
  return on.query<FeeRow>(CHARGE_FEES, [...[account, range.from, range.to, from, to], position]);
}

const instantsOf = ({ from, to }: DayRange): readonly [Instant, Instant] => [
  dayWindow(from, TAX_DAYS).from,
  dayWindow(to, TAX_DAYS).to,
];

/**
 * Fees that were voided with a reversal are less on the day of the reversal. Of charges that have
 * changed since the position, the books tell what was known of them then.
 */
const CHARGE_FEES = `
  SELECT day::date AS day, sum(fee)::bigint AS fee, sum(vat)::bigint AS vat FROM (
    SELECT paid_at AT TIME ZONE 'Asia/Bangkok' AS day, fee + interest AS fee,
           fee_vat + interest_vat AS vat
    FROM charges
    WHERE account = $1 AND business_day BETWEEN $2::date - 1 AND $3::date + 1
      AND status IN ('completed', 'reversed') AND gross_currency = 'THB'
      AND paid_at >= $4 AND paid_at < $5 AND last_position <= $6
    UNION ALL
    SELECT ended_at AT TIME ZONE 'Asia/Bangkok', -(fee + interest), -(fee_vat + interest_vat)
    FROM charges
    WHERE account = $1 AND status = 'reversed' AND gross_currency = 'THB'
      AND paid_at IS NOT NULL AND ended_at >= $4 AND ended_at < $5 AND last_position <= $6
    UNION ALL
    SELECT at AT TIME ZONE 'Asia/Bangkok',
           CASE WHEN l.ledger_account = 'payment-fees' THEN l.debit - l.credit ELSE 0 END,
           CASE WHEN l.ledger_account = 'input-vat-undue' THEN l.debit - l.credit ELSE 0 END
    FROM charges c
    JOIN journal_entries e ON e.account = $1 AND e.subject = c.id AND e.id LIKE 'R1:%'
    JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN e.id LIKE '%:reversed@%' THEN c.ended_at ELSE c.paid_at END AS at
    ) AS moved
    WHERE c.account = $1 AND c.last_position > $6 AND e.position <= $6
      AND at >= $4 AND at < $5
  ) AS fees GROUP BY 1`;

interface TransferRow {
  readonly amount: Satang;
  readonly fee: Satang;
  readonly fee_vat: Satang;
  readonly net: Satang;
  readonly created_at: Instant;
  readonly paid_at: Instant | null;
  readonly failed_at: Instant | null;
  readonly movements: readonly {
    readonly id: string;
    readonly direction: 'credit' | 'debit';
    readonly at: Instant;
    readonly amount: string;
  }[];
}

function transfersIn({ on, account, position }: TaxView, range: DayRange): Promise<TransferRow[]> {
  const [from, to] = instantsOf(range);
  return on.query<TransferRow>(TRANSFERS, [account, from, to, position]);
}

/** Transfers that moved money in a window, with all that they ever moved. */
const TRANSFERS = `
  SELECT t.amount, t.fee, t.fee_vat, t.net, t.created_at, t.paid_at,
         CASE WHEN t.status = 'failed' THEN t.ended_at END AS failed_at,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('id', b.id, 'direction', b.direction,
             'at', to_char(b.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             'amount', b.amount::text) ORDER BY b.id)
           FROM balance_transactions b
           WHERE b.account = $1 AND b.origin_id = t.id AND b.currency = 'THB'
             AND b.first_position <= $4
         ), '[]'::jsonb) AS movements
  FROM transfers t
  WHERE t.account = $1 AND t.currency = 'THB' AND t.first_position <= $4 AND t.id IN (
    SELECT origin_id FROM balance_transactions
    WHERE account = $1 AND origin = 'transfer' AND created_at >= $2 AND created_at < $3
      AND first_position <= $4
    UNION
    SELECT id FROM transfers
    WHERE account = $1 AND (paid_at >= $2 AND paid_at < $3 OR ended_at >= $2 AND ended_at < $3)
  )
  ORDER BY t.id`;

/** As the ledger posts it, but by calendar days. */
function addTransfer(
  fees: FeesByDay,
  row: TransferRow,
  { settings }: TaxView,
  { from, to }: DayRange,
): void {
  for (const { day, lines } of transferPostings(factsOf(row), settings.openingDay)) {
    if (day < from || day > to) continue;
    const moved = (account: string) =>
      sum(
        lines
          .filter(({ ledgerAccount }) => ledgerAccount === account)
          .map(({ debit, credit }) => minus(debit, credit)),
      );
    const known = fees.get(day) ?? NOTHING_DEDUCTED;
    const transferFee = plus(known.transferFee, moved('transfer-fees'));
    const transferVat = plus(known.transferVat, moved('input-vat-undue'));
    fees.set(day, { ...known, transferFee, transferVat });
  }
}

function factsOf(row: TransferRow): TransferFacts {
  const { amount, fee, fee_vat: feeVat, net } = row;
  const dayOf = (at: Instant) => businessDayOf(at, TAX_DAYS);
  return {
    money: { amount, fee, feeVat, net },
    movements: row.movements.map(({ id, direction, at, amount: text }) => ({
      ...{ transactionId: id, direction, day: dayOf(at) },
      amount: satang(BigInt(text)),
    })),
    createdOn: dayOf(row.created_at),
    paidOn: row.paid_at && dayOf(row.paid_at),
    failedOn: row.failed_at && dayOf(row.failed_at),
  };
}
