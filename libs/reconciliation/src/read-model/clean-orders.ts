import { CLEAN_COLUMNS } from './fact-columns.js';

/**
 * What of a day is clean: a receipt and the one charge that paid it, which are nobody else's and
 * have nothing wrong with them. The law is the pure function `reconcileDay`; this is the part of it
 * that says "matched in full, without a break", condition by condition, and each names the rule it
 * mirrors. A row that does not meet one of them is not wrong: it goes before the law.
 */

/** As many satang as the whole-number arithmetic below stays exact for: more than ever happen. */
const MOST = '1000000000000';

/** `shareRoundedHalfUp`, of a rate as `numerator / scale`. */
const share = (amount: string, rate: 'fee' | 'vat'): string =>
  `(2 * ${amount} * t.${rate}_numerator + t.${rate}_scale) / (2 * t.${rate}_scale)`;

/** Of a paid charge `c` on its day, of any payment method; `t` is its tariff, `b` its credit. */
const NOTHING_WRONG_WITH_CHARGE = [
  // isPaid, and not reversed: REFUND_UNEXPECTED.
  `c.status = 'completed' AND c.paid_at IS NOT NULL`,
  // STATUS_CONFLICT, CHARGE_AMENDED.
  `NOT c.is_contradicted AND NOT c.is_amended`,
  // CURRENCY_MISMATCH; other money is in no total.
  `c.gross_currency = 'THB'`,
  `c.gross BETWEEN 0 AND ${MOST} AND c.fee BETWEEN 0 AND ${MOST}`,
  // NET_ARITHMETIC.
  `c.net = c.gross - c.fee - c.fee_vat - c.interest - c.interest_vat`,
  // FEE_VARIANCE and VAT_VARIANCE, to the satang, and the rates that Opn states; without a tariff
  // there is none. Interest is none of PromptPay's.
  `(t.payment_method IS NULL
    OR (c.fee = ${share('c.gross', 'fee')} AND c.fee_vat = ${share('c.fee', 'vat')}
      AND c.interest = 0 AND c.interest_vat = 0
      AND coalesce(c.fee_rate, t.fee_rate) = t.fee_rate
      AND coalesce(c.vat_rate, t.vat_rate) = t.vat_rate))`,
];

/** Of a receipt `r` and a charge `c` of the same day that carries its reference. */
const BELONG_TOGETHER = [
  // A withdrawn receipt is expected no longer: PAID_AFTER_WITHDRAWAL.
  `r.withdrawn_at IS NULL`,
  // AMOUNT_OVER, AMOUNT_UNDER.
  `r.amount = c.gross AND r.currency = 'THB'`,
  // isLate: PAID_AFTER_EXPIRY, whether or not it is accepted.
  `NOT c.was_expired AND (c.expires_at IS NULL OR c.paid_at <= c.expires_at)`,
  // The key that found the reference links by all rules that ever held ($10).
  `coalesce(c.reference_by, 'metadata') = ANY($10::text[])`,
  // The receipt names no other charge: groupByOrder may follow the charge id first.
  `(r.charge_id IS NULL OR r.charge_id = c.id)`,
];

/** No receipt but `r` names the charge. Asked last, row by row, and not where none names any. */
const NOBODY_ELSE_NAMES_IT = `(NOT (SELECT found FROM names)
  OR (SELECT count(*) FROM expectations o WHERE o.account = $1 AND o.charge_id = c.id)
    = (r.charge_id IS NOT NULL)::integer)`;

/**
 * Others of the reference, on whatever day, are QRs that ended without money and are nothing to
 * anybody else: else DUPLICATE_PAYMENT, AMBIGUOUS_MATCH, splits, STUCK_PENDING. One that another
 * receipt names, or a person decided about, would lead the law from there to this order.
 */
const NO_OTHER_MONEY = `(NOT c.shares_reference OR NOT EXISTS (
  SELECT FROM charges x WHERE x.account = $1 AND x.reference = c.order_reference AND x.id <> c.id
    AND (x.status NOT IN ('failed', 'expired') OR x.is_contradicted
      OR (SELECT count(*) FROM expectations o WHERE o.account = $1 AND o.charge_id = x.id) > 0
      OR (SELECT count(*) FROM chosen_matches m WHERE m.account = $1 AND m.charge_id = x.id)
        > 0)))`;

/** Nobody has decided anything about either: chosen, refused or undone. */
const NOBODY_DECIDED = `(NOT (SELECT found FROM decisions)
  OR NOT EXISTS (SELECT FROM chosen_matches m
                 WHERE m.account = $1 AND (m.charge_id = c.id OR m.expectation = r.reference)))`;

/** REFUND_UNEXPECTED: Opn shows no refund of it. Where there is any, by key, row by row. */
const NEVER_REFUNDED = `(NOT (SELECT found FROM refunded)
  OR NOT EXISTS (SELECT FROM refunds f WHERE f.account = $1 AND f.charge_id = c.id))`;

/**
 * `judgeCredit`: one transaction that credits exactly the net; or none at all, while none is due
 * (the list was read up to `$8` less the grace), or before the books begin (`$9`).
 */
const CREDITED = `CASE
  WHEN $9::boolean THEN true
  WHEN b.amount IS NOT NULL THEN b.amount = c.net
  WHEN $8::timestamptz IS NOT NULL AND c.paid_at <= $8 THEN false
  ELSE NOT (SELECT found FROM transactions)
    OR (SELECT count(*) FROM balance_transactions o
        WHERE o.account = $1 AND o.origin_id = c.id) = 0
END`;

type Part = keyof typeof PARTS;

const PARTS = { rest: 0, matched: 1, other: 2 } as const;

/** One after the other, the dear ones last: SQL does not promise an order of AND, but of CASE. */
const partOf = (part: Part, conditions: readonly string[]): string => {
  const unmet = conditions.map((one) => `WHEN (${one}) IS NOT TRUE THEN ${PARTS.rest}`);
  return `CASE ${unmet.join('\n')} ELSE ${PARTS[part]} END`;
};

const totalsOf = (part: Part): string => {
  const of = `FILTER (WHERE part = ${PARTS[part]})`;
  const sum = (column: string) => `coalesce(sum(${column}) ${of}, 0)::bigint::text`;
  return `jsonb_build_object('count', count(*) ${of},
    'gross', ${sum('gross')},
    'fee', ${sum('fee')}, 'feeVat', ${sum('fee_vat')}, 'net', ${sum('net')}) AS ${part}`;
};

/**
 * A day ($2) sorted into `matched`, `other` and `rest`. Tariffs are rows of $3–$7, $11 and $12.
 * Looks at the rows of the day alone; only where keys can cross, and after everything else agrees,
 * at single rows by key.
 */
const SORTED = `
  WITH names AS MATERIALIZED (
    SELECT EXISTS (SELECT FROM expectations WHERE account = $1 AND charge_id IS NOT NULL) AS found
  ), decisions AS MATERIALIZED (
    SELECT EXISTS (SELECT FROM chosen_matches WHERE account = $1) AS found
  ), transactions AS MATERIALIZED (
    SELECT EXISTS (SELECT FROM balance_transactions WHERE account = $1) AS found
  ), refunded AS MATERIALIZED (
    SELECT EXISTS (SELECT FROM refunds WHERE account = $1 AND charge_id IS NOT NULL) AS found
  ), charges_of_day AS (
    SELECT *, CASE payment_method WHEN 'promptpay' THEN reference END AS order_reference
    FROM charges
    WHERE account = $1 AND business_day = $2 AND status IN ('completed', 'reversed') OFFSET 0
  ), credits_of_day AS (
    SELECT origin_id, amount FROM balance_transactions
    WHERE account = $1 AND business_day = $2 AND NOT shares_origin AND direction = 'credit'
      AND currency = 'THB' OFFSET 0
  ), sorted AS (
    SELECT c.*, r.reference AS receipt, r.amount AS due, r.charge_id AS named_charge, r.expected_on,
      r.due_at, r.document_no, r.channel, r.customer, r.known_at AS stated_at, b.amount AS credited,
      CASE
        WHEN c.payment_method <> 'promptpay' THEN ${partOf('other', [
          ...NOTHING_WRONG_WITH_CHARGE,
          CREDITED,
        ])}
        ELSE ${partOf('matched', [
          ...NOTHING_WRONG_WITH_CHARGE,
          ...BELONG_TOGETHER,
          CREDITED,
          NEVER_REFUNDED,
          NOBODY_ELSE_NAMES_IT,
          NO_OTHER_MONEY,
          NOBODY_DECIDED,
        ])}
      END AS part
    FROM charges_of_day c
    LEFT JOIN unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
        $11::text[], $12::text[])
      AS t (payment_method, fee_numerator, fee_scale, vat_numerator, vat_scale, fee_rate, vat_rate)
      ON t.payment_method = c.payment_method
    LEFT JOIN credits_of_day b ON b.origin_id = c.id
    FULL JOIN (SELECT * FROM expectations WHERE account = $1 AND expected_on = $2) r
      ON r.reference = c.order_reference
    OFFSET 0
  )`;

/** What of it is clean, added up, and the keys of the rest. */
export const SETTLE_DAY = `${SORTED}
  SELECT ${totalsOf('matched')}, ${totalsOf('other')},
    array_agg(receipt) FILTER (WHERE part = ${PARTS.rest} AND receipt IS NOT NULL) AS receipts,
    array_agg(id) FILTER (WHERE part = ${PARTS.rest} AND id IS NOT NULL) AS charges
  FROM sorted`;

/** The clean orders themselves: receipt, charge, and whether QRs of it had ended. */
export const CLEAN_ORDERS = `${SORTED}
  SELECT receipt, due, expected_on AS "expectedOn", due_at AS "dueAt",
    named_charge AS "namedCharge", document_no AS "documentNo", channel, customer,
    stated_at AS "statedAt", shares_reference AS "sharesReference", credited, ${CLEAN_COLUMNS}
  FROM sorted c WHERE part = ${PARTS.matched}`;
