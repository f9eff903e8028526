import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { ChargeFacts, ExpectationFacts } from '../domain/facts.js';
import type { DayFacts } from '../domain/reconcile-day.js';

/**
 * Everything that bears on a day, in two statements: receipts expected on it, those that its
 * payments name, those still open from before; and every charge that any of them is linked to.
 */
export async function loadDayFacts(
  on: Queryable,
  account: string,
  day: BusinessDay,
): Promise<DayFacts> {
  const expectations = await on.query<ExpectationFacts>(EXPECTATIONS, [account, day]);
  const references = expectations.map(({ reference }) => reference);
  const named = expectations.flatMap(({ chargeId }) => chargeId ?? []);
  const charges = await on.query<ChargeFacts>(CHARGES, [account, day, references, named]);
  return { day, expectations, charges };
}

/** Charges that failed or expired on a day: rows of the report, and of no equation. */
export async function loadEndedCharges(
  on: Queryable,
  account: string,
  day: BusinessDay,
): Promise<readonly ChargeFacts[]> {
  return on.query<ChargeFacts>(
    `SELECT ${CHARGE_COLUMNS} FROM charges c
     WHERE c.account = $1 AND c.business_day = $2 AND c.status IN ('failed', 'expired')
       AND c.payment_method = 'promptpay' ORDER BY c.ended_at, c.id`,
    [account, day],
  );
}

const EXPECTATION_COLUMNS = `e.reference, e.amount, e.expected_on AS "expectedOn",
  e.due_at AS "dueAt", e.charge_id AS "chargeId", e.document_no AS "documentNo", e.channel,
  e.customer, e.withdrawn_at AS "withdrawnAt", e.known_at AS "knownAt"`;

const CHARGE_COLUMNS = `c.id, c.status, c.payment_method AS "paymentMethod", c.reference, c.amount,
  c.gross, c.gross_currency AS "grossCurrency", c.fee, c.fee_vat AS "feeVat", c.interest,
  c.interest_vat AS "interestVat", c.net, c.fee_rate AS "feeRate", c.vat_rate AS "vatRate",
  c.transaction_id AS "transactionId", c.failure_code AS "failureCode",
  c.created_at AS "createdAt", c.expires_at AS "expiresAt", c.paid_at AS "paidAt",
  c.ended_at AS "endedAt", c.business_day AS "businessDay", c.was_expired AS "wasExpired",
  c.is_contradicted AS "isContradicted", c.is_amended AS "isAmended", c.known_at AS "knownAt",
  c.paid_known_at AS "paidKnownAt"`;

/** The day's own; named by its payments; named by a break that is still open; still in time. */
const EXPECTATIONS = `
  WITH named AS (
    SELECT e.reference FROM expectations e WHERE e.account = $1 AND e.expected_on = $2
    UNION
    SELECT e.reference FROM charges c
    JOIN expectations e ON e.account = $1 AND e.reference = c.reference
    WHERE c.account = $1 AND c.business_day = $2
    UNION
    SELECT e.reference FROM charges c
    JOIN expectations e ON e.account = $1 AND e.charge_id = c.id
    WHERE c.account = $1 AND c.business_day = $2
    UNION
    SELECT b.subject_id FROM breaks b
    WHERE b.account = $1 AND b.subject_kind = 'expectation' AND b.cleared_at IS NULL AND b.day < $2
    UNION
    SELECT e.reference FROM charges c
    JOIN expectations e ON e.account = $1 AND (e.reference = c.reference OR e.charge_id = c.id)
    WHERE c.account = $1 AND c.status = 'pending' AND e.expected_on < $2
  ), rivals AS (
    SELECT other.reference FROM named n
    JOIN expectations e ON e.account = $1 AND e.reference = n.reference
    JOIN expectations other ON other.account = $1 AND other.charge_id = e.charge_id
    UNION
    SELECT other.reference FROM named n
    JOIN charges c ON c.account = $1 AND c.reference = n.reference
    JOIN expectations other ON other.account = $1 AND other.charge_id = c.id
  )
  SELECT ${EXPECTATION_COLUMNS} FROM expectations e
  WHERE e.account = $1
    AND e.reference IN (SELECT reference FROM named UNION SELECT reference FROM rivals)
  ORDER BY e.expected_on, e.reference`;

/** Pending charges without an order count too: they may be stuck. */
const CHARGES = `
  SELECT ${CHARGE_COLUMNS} FROM charges c
  JOIN (
    SELECT c.id FROM charges c WHERE c.account = $1 AND c.business_day = $2
      AND c.status IN ('completed', 'reversed')
    UNION
    SELECT c.id FROM charges c WHERE c.account = $1 AND c.reference = ANY($3::text[])
    UNION
    SELECT c.id FROM charges c WHERE c.account = $1 AND c.id = ANY($4::text[])
    UNION
    SELECT c.id FROM charges c WHERE c.account = $1 AND c.status = 'pending'
      AND NOT EXISTS (SELECT FROM expectations e WHERE e.account = $1 AND e.reference = c.reference)
      AND NOT EXISTS (SELECT FROM expectations e WHERE e.account = $1 AND e.charge_id = c.id)
  ) AS wanted ON wanted.id = c.id
  WHERE c.account = $1
  ORDER BY c.id`;
