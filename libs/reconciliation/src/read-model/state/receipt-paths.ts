import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { MINUTE_MS, plusMs } from '#kernel';
import { holdsReceipt } from '../../domain/state/receipt-state.js';
import type { HoldingBreak, PaymentPath, ReceiptPath } from '../../domain/state/receipt-state.js';
import { loadBankLeg, transfersAtBank } from '../bank/bank-matches.js';
import { RELEASED_AT } from '../payout/released-lines.js';
import type { JudgedView } from '../scope-judge.js';

/** The way of the money of some receipts, by reference; a fixed number of statements. */
export async function loadReceiptPaths(
  view: JudgedView,
  references: readonly string[],
): Promise<ReadonlyMap<string, ReceiptPath>> {
  const { on, account } = view;
  const values = [account, references];
  const rows = await on.query<ReceiptRow>(RECEIPTS, values);
  const payments = await paymentsOf(view, values);
  const breaks = await holdingBreaks(on, values);
  return new Map(
    rows.map(({ reference, expectedOn, ...row }) => {
      const { graceMinutes } = view.judging.rulesOn(expectedOn);
      const qrUntil = row.qrUntil && plusMs(row.qrUntil, graceMinutes * MINUTE_MS);
      const own = payments.filter((payment) => payment.reference === reference);
      const held = breaks.find((found) => found.reference === reference) ?? null;
      return [reference, { ...row, qrUntil, reference, payments: own, held }];
    }),
  );
}

type ReceiptRow = Omit<ReceiptPath, 'payments' | 'held'> & { readonly expectedOn: BusinessDay };
type Payment = PaymentPath & { readonly reference: string };
type Holding = HoldingBreak & { readonly reference: string };

async function paymentsOf(
  { on, account, settings }: JudgedView,
  values: readonly unknown[],
): Promise<readonly Payment[]> {
  const rows = await on.query<Payment>(PAYMENTS, values);
  if (rows.every(({ sentAt }) => sentAt === null)) return rows;
  const atBank = transfersAtBank(await loadBankLeg(on, account, settings));
  return rows.map((row) => {
    const line = row.transferId === null ? undefined : atBank.get(row.transferId);
    return { ...row, bankLine: line?.line ?? null, bankedOn: line?.bookedOn ?? null };
  });
}

async function holdingBreaks(on: Queryable, values: readonly unknown[]): Promise<Holding[]> {
  const rows = await on.query<Holding>(BREAKS, values);
  return rows.filter(({ code }) => holdsReceipt(code));
}

/**
 * Charges of receipts: those a person chose; else those that the receipt names, or that name it,
 * unless a person refused them or gave them to another one.
 */
const LINKED = `
  asked AS (SELECT e.* FROM expectations e WHERE e.account = $1 AND e.reference = ANY($2::text[])),
  linked AS (
    SELECT e.reference, c.id FROM asked e
    JOIN charges c ON c.account = $1 AND c.reference = e.reference
    UNION SELECT e.reference, e.charge_id FROM asked e WHERE e.charge_id IS NOT NULL
    UNION
    SELECT m.expectation, m.charge_id FROM chosen_matches m
    WHERE m.account = $1 AND m.expectation = ANY($2::text[]) AND m.state = 'chosen'
  ),
  own AS (
    SELECT l.reference AS receipt, c.* FROM linked l
    JOIN charges c ON c.account = $1 AND c.id = l.id AND c.payment_method = 'promptpay'
    WHERE NOT EXISTS (
      SELECT FROM chosen_matches m
      WHERE m.account = $1 AND m.charge_id = l.id
        AND ((m.state = 'refused' AND m.expectation = l.reference)
          OR (m.state = 'chosen' AND m.expectation <> l.reference)))
  )`;

const RECEIPTS = `
  WITH ${LINKED}
  SELECT e.reference, e.expected_on AS "expectedOn", e.known_at AS "knownAt",
         e.withdrawn_at AS "withdrawnAt", q.from_at AS "qrFrom", q.until AS "qrUntil",
         r.returned_on AS "returnedOn"
  FROM asked e
  LEFT JOIN LATERAL (
    SELECT min(o.created_at) AS from_at,
           max(coalesce(o.expires_at, o.created_at + interval '1 day'))
             FILTER (WHERE o.status = 'pending') AS until,
           sum(o.gross) FILTER (WHERE o.status = 'completed') AS paid
    FROM own o WHERE o.receipt = e.reference) AS q ON true
  LEFT JOIN LATERAL (
    SELECT max(x.returned_on) AS returned_on FROM returns x
    WHERE x.account = $1 AND x.reference = e.reference AND x.status = 'approved'
    HAVING sum(x.amount) >= q.paid) AS r ON true
  ORDER BY e.reference`;

/** The first transfer that swept the balance after the money was released has it. */
const PAYMENTS = `
  WITH ${LINKED}
  SELECT o.receipt AS reference, o.id AS "chargeId", o.paid_at AS "paidAt",
         t.credited_at AS "creditedAt", p.transfer_id AS "transferId",
         CASE WHEN f.status <> 'failed' THEN f.sent_at END AS "sentAt",
         NULL AS "bankLine", NULL AS "bankedOn"
  FROM own o
  LEFT JOIN LATERAL (
    SELECT min(t.created_at) AS credited_at, max(${RELEASED_AT}) AS released_at
    FROM balance_transactions t
    WHERE t.account = $1 AND t.origin_id = o.id AND t.direction = 'credit') AS t ON true
  LEFT JOIN LATERAL (
    SELECT p.transfer_id FROM payout_compositions p
    WHERE p.account = $1 AND p.is_sweeping AND p.reason IS NULL AND p.created_at >= t.released_at
    ORDER BY p.created_at, p.transfer_id LIMIT 1) AS p ON true
  LEFT JOIN transfers f ON f.account = $1 AND f.id = p.transfer_id
  WHERE o.status = 'completed' AND o.paid_at IS NOT NULL
  ORDER BY o.paid_at, o.id`;

/** Of the receipt itself, or of a payment that several receipts claim. */
const BREAKS = `
  WITH ${LINKED}
  SELECT b.subject_id AS reference, b.id, b.code, b.opened_at AS "openedAt" FROM breaks b
  WHERE b.account = $1 AND b.subject_kind = 'expectation' AND b.subject_id = ANY($2::text[])
    AND b.cleared_at IS NULL
  UNION ALL
  SELECT o.receipt, b.id, b.code, b.opened_at FROM own o
  JOIN breaks b ON b.account = $1 AND b.subject_kind = 'charge' AND b.subject_id = o.id
    AND b.cleared_at IS NULL AND b.code IN ('AMBIGUOUS_MATCH', 'CURRENCY_MISMATCH')
  ORDER BY 4, 2`;
