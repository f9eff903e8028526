import { SAID_AFTERWARDS } from './said-afterwards.js';

/** Columns of the books under the names that matching knows them by. */
export const EXPECTATION_COLUMNS = `e.reference, e.amount, e.expected_on AS "expectedOn",
  e.due_at AS "dueAt", e.charge_id AS "chargeId", e.document_no AS "documentNo", e.channel,
  e.customer, e.withdrawn_at AS "withdrawnAt", e.known_at AS "knownAt"`;

/** By direction: what Opn took back of a charge is less. */
const CREDITED = `
  SELECT sum(CASE t.direction WHEN 'credit' THEN t.amount ELSE -t.amount END)::bigint
    FROM balance_transactions t
    WHERE t.account = $1 AND t.origin_id = c.id AND t.currency = 'THB'`;

const OWN_COLUMNS = `c.id, c.status, c.payment_method AS "paymentMethod", c.reference,
  c.reference_by AS "referenceBy",
  c.amount, c.gross, c.gross_currency AS "grossCurrency", c.fee, c.fee_vat AS "feeVat", c.interest,
  c.interest_vat AS "interestVat", c.net, c.fee_rate AS "feeRate", c.vat_rate AS "vatRate",
  c.transaction_id AS "transactionId", c.failure_code AS "failureCode",
  c.created_at AS "createdAt", c.expires_at AS "expiresAt", c.paid_at AS "paidAt",
  c.ended_at AS "endedAt", c.business_day AS "businessDay", c.was_expired AS "wasExpired",
  c.is_contradicted AS "isContradicted", c.is_amended AS "isAmended", c.known_at AS "knownAt",
  c.paid_known_at AS "paidKnownAt"`;

export const CHARGE_COLUMNS = `${OWN_COLUMNS}, (${CREDITED}) AS credited, ${SAID_AFTERWARDS}`;

const expectationsWhere = (condition: string): string =>
  `SELECT ${EXPECTATION_COLUMNS} FROM expectations e WHERE e.account = $1 AND ${condition}
   ORDER BY e.reference`;
export const chargesWhere = (condition: string, order = 'c.id'): string =>
  `SELECT ${CHARGE_COLUMNS} FROM charges c WHERE c.account = $1 AND ${condition}
   ORDER BY ${order}`;

export const EXPECTATIONS_OF_DAY = expectationsWhere('e.expected_on = $2');
export const EXPECTATIONS_BY_REFERENCE = expectationsWhere('e.reference = ANY($2::text[])');
export const EXPECTATIONS_BY_CHARGE = expectationsWhere('e.charge_id = ANY($2::text[])');
export const PAID_ON_DAY = chargesWhere(
  `c.business_day = $2 AND c.status IN ('completed', 'reversed')`,
);
/** A QR that ended on the day ($2) without money, as Opn said at first at least. */
export const QR_ENDED = `c.business_day = $2 AND c.status IN ('failed', 'expired')
  AND c.payment_method = 'promptpay'`;
export const QR_PENDING = `c.status = 'pending'`;
export const ENDED_ON_DAY = chargesWhere(QR_ENDED, 'c.ended_at, c.id');
export const PENDING_CHARGES = chargesWhere(QR_PENDING);
export const CONTRADICTED_ON_DAY = chargesWhere(`c.is_contradicted AND ${QR_ENDED}`);
/** Pending charges whose QR ended from $2 to $3, by itself or after a day (`qrEndsAt`). */
export const STUCK_ON_DAY = chargesWhere(
  `c.status = 'pending' AND c.payment_method = 'promptpay'
   AND (c.expires_at BETWEEN $2 AND $3
     OR (c.expires_at IS NULL
       AND c.created_at BETWEEN $2::timestamptz - interval '24 hours'
         AND $3::timestamptz - interval '24 hours'))`,
);
/**
 * QRs that can still be paid, or ended on the day ($2), about which a person decided: that word may
 * be all that leads to a receipt of an earlier day, which then had a QR on this one.
 */
export const DECIDED_QRS = chargesWhere(
  `(${QR_PENDING} OR (${QR_ENDED}))
   AND EXISTS (SELECT FROM chosen_matches m WHERE m.account = $1 AND m.charge_id = c.id)`,
);
export const CHARGES_BY_REFERENCE = chargesWhere('c.reference = ANY($2::text[])');
/** Beside those that are known ($3). */
export const OTHER_CHARGES_BY_REFERENCE = chargesWhere(
  'c.reference = ANY($2::text[]) AND NOT c.id = ANY($3::text[])',
);
/** Whether people ever decided anything: mostly they have not. */
export const ANY_CHOICE = 'SELECT 1 FROM chosen_matches WHERE account = $1 LIMIT 1';
export const CHOICES = `
  SELECT expectation AS reference, charge_id AS "chargeId", state, known_at AS "knownAt"
  FROM chosen_matches
  WHERE account = $1 AND (expectation = ANY($2::text[]) OR charge_id = ANY($3::text[]))
  ORDER BY charge_id, expectation`;
/** Of a charge `c` of which it is known that nothing was said of it afterwards. */
export const CLEAN_COLUMNS = `${OWN_COLUMNS}, NULL AS contradiction,
  NULL AS "contradictionKnownAt", NULL AS "amendmentKnownAt", NULL AS refunded,
  NULL AS "refundKnownAt"`;
export const CHARGES_BY_ID = chargesWhere('c.id = ANY($2::text[])');

/**
 * Receipts of earlier days ($2) that were open when the day began ($3): held by a break, not due
 * before, tried the day before with a QR that lives on, or withdrawn since.
 */
export const OPEN_FROM_BEFORE = `
  SELECT subject_id AS reference FROM breaks
  WHERE account = $1 AND subject_kind = 'expectation' AND day < $2 AND cleared_at IS NULL
  UNION
  SELECT subject_id FROM breaks
  WHERE account = $1 AND subject_kind = 'expectation' AND day < $2 AND cleared_at >= $3
  UNION
  SELECT e.reference FROM expectations e
  WHERE e.account = $1 AND e.due_at >= $3 AND e.expected_on < $2
    AND NOT EXISTS (SELECT FROM charges c WHERE c.account = $1 AND c.reference = e.reference
                    AND c.status = 'completed' AND c.business_day < $2)
  UNION
  SELECT reference FROM charges
  WHERE account = $1 AND business_day = $2::date - 1 AND status IN ('failed', 'expired')
    AND expires_at >= $3 AND reference IS NOT NULL
  UNION
  SELECT e.reference FROM expectations e
  WHERE e.account = $1 AND e.withdrawn_at >= $3 AND e.expected_on < $2`;
