import type { AccountSettings } from '#accounts';
import { businessDayOf } from '#calendar';
import type { Queryable } from '#database';
import { minus } from '#money';
import type { Satang } from '#money';
import { BOOKED_CURRENCY } from '../../domain/facts.js';
import type { JudgedPayout } from '../../domain/payout/judge-payout.js';
import { expectedCost, FIRST_BAND_UP_TO } from '../../domain/payout/transfer-fee.js';
import type { FirstFees, TransferCost } from '../../domain/payout/transfer-fee.js';

interface PayoutRow extends Omit<JudgedPayout, 'composed' | 'expectedCost'> {
  readonly sum: Satang;
  readonly taken: Satang;
  readonly returnedBy: string | null;
}

/** With the transaction that brought the money of a failed one back. */
export type LoadedPayout = JudgedPayout & Pick<PayoutRow, 'returnedBy'>;

/** Transfers in baht as they stand, with all that they are judged by. */
export async function loadJudgedPayouts(
  on: Queryable,
  account: string,
  ids: readonly string[],
  { days, transferFees }: AccountSettings,
): Promise<readonly LoadedPayout[]> {
  const rows = await on.query<PayoutRow>(PAYOUTS, [account, ids]);
  const first = await firstFees(on, account);
  return rows.map(({ sum, taken, ...row }) => ({
    ...row,
    composed: minus(sum, taken),
    expectedCost: expectedCost(row.amount, businessDayOf(row.createdAt, days), transferFees, first),
  }));
}

const firstFees = async (on: Queryable, account: string): Promise<FirstFees> => ({
  upToBand: await firstFee(on, account, `amount <= ${FIRST_BAND_UP_TO}`),
  aboveBand: await firstFee(on, account, `amount > ${FIRST_BAND_UP_TO}`),
});

async function firstFee(
  on: Queryable,
  account: string,
  isInBand: string,
): Promise<TransferCost | null> {
  const [row] = await on.query<TransferCost>(
    `SELECT fee, fee_vat AS "feeVat" FROM transfers
     WHERE account = $1 AND currency = '${BOOKED_CURRENCY}' AND status <> 'destroyed'
       AND ${isInBand}
     ORDER BY created_at, id LIMIT 1`,
    [account],
  );
  return row ?? null;
}

/** Which of these was the first of its band: another first one changes what all should cost. */
export async function isFirstOfBand(
  on: Queryable,
  account: string,
  ids: readonly string[],
): Promise<boolean> {
  const [row] = await on.query<{ isFirst: boolean }>(
    `SELECT EXISTS (
       SELECT FROM transfers f WHERE f.account = $1 AND f.id = ANY($2::text[])
         AND NOT EXISTS (
           SELECT FROM transfers o WHERE o.account = $1 AND o.currency = f.currency
             AND (o.created_at, o.id) < (f.created_at, f.id) AND o.status <> 'destroyed'
             AND (o.amount <= ${FIRST_BAND_UP_TO}) = (f.amount <= ${FIRST_BAND_UP_TO}))
     ) AS "isFirst"`,
    [account, ids],
  );
  return row?.isFirst ?? false;
}

/**
 * Sent again: by a later one of the same amount that somebody made by hand, for a schedule with a
 * fixed amount makes the next one whatever became of the last; or, where it was never taken from
 * the balance, by the next that swept it.
 */
const PAYOUTS = `
  SELECT f.id, f.status, f.amount, f.fee, f.fee_vat AS "feeVat", f.net,
         f.created_at AS "createdAt", f.ended_at AS "endedAt",
         coalesce(p.is_sweeping, false) AS "isSweeping",
         CASE WHEN p.transfer_id IS NULL THEN 'transactions-not-read' ELSE p.reason END AS reason,
         coalesce(p.sum, 0) AS sum, coalesce(p.taken, 0) AS taken,
         coalesce(back.amount, 0)::bigint AS returned, back.id AS "returnedBy",
         again.id AS "sentAgainBy"
  FROM transfers f
  LEFT JOIN payout_compositions p ON p.account = $1 AND p.transfer_id = f.id
  LEFT JOIN LATERAL (
    SELECT sum(t.amount) AS amount, max(t.id) AS id FROM balance_transactions t
    WHERE t.account = $1 AND t.origin_id = f.id AND t.direction = 'credit'
  ) AS back ON true
  LEFT JOIN LATERAL (
    SELECT o.id FROM transfers o
    LEFT JOIN payout_compositions c ON c.account = $1 AND c.transfer_id = o.id
    WHERE o.account = $1 AND f.status = 'failed' AND o.created_at > f.ended_at
      AND o.status IN ('created', 'sent', 'paid') AND o.currency = f.currency
      AND ((o.amount = f.amount AND o.schedule_id IS NULL)
        OR (p.reason = 'never-debited' AND c.is_sweeping))
    ORDER BY o.created_at, o.id LIMIT 1
  ) AS again ON true
  WHERE f.account = $1 AND f.id = ANY($2::text[]) AND f.currency = '${BOOKED_CURRENCY}'`;
