// Facts of a month and more, written straight into the tables of the books: set-up, never timed.
// Every hundredth order has something wrong with it, of eight kinds in turn.

export const ACCOUNT = 'main';
export const DAYS = 30;

/** What is planted, in the order of `kind`: one break each. */
export const PLANTED = [
  'AMOUNT_UNDER',
  'AMOUNT_OVER',
  'RECEIPT_UNPAID',
  'CHARGE_UNEXPECTED',
  'DUPLICATE_PAYMENT',
  'PAID_AFTER_EXPIRY',
  'NET_ARITHMETIC',
  'FEE_VARIANCE',
];

const EVERY = 100;
const PER_HUNDRED = 7;
const AMOUNT_OFF = 500;
const FEE_OFF = 9;

const ORDERS = `
  SELECT i, md5('o' || i) AS hash, ($1::date + (i / $3)::integer) AS day,
    (10000 + (i * 7919) % 90000)::bigint AS amount,
    (($1::date + (i / $3)::integer)::timestamp AT TIME ZONE 'Asia/Bangkok')
      + interval '8 hours' + (i % 40000) * interval '1 second' AS at,
    CASE i % ${EVERY} WHEN ${PER_HUNDRED} THEN (i / ${EVERY}) % ${PLANTED.length}
      ELSE -1 END AS kind
  FROM generate_series(0::bigint, $2::bigint - 1) AS i`;

const EXPECTATIONS = `
  INSERT INTO expectations (account, reference, amount, currency, expected_on, document_no, channel,
    customer, revision, status, first_known_at, known_at, position)
  SELECT '${ACCOUNT}', 'ORD-' || hash, amount, 'THB', day, 'INV-' || i, 'web', 'C' || i % 1000, 1,
    'expected', at - interval '7 hours', at - interval '7 hours', i + 1
  FROM (${ORDERS}) AS orders WHERE kind <> 3`;

const CHARGES = `
  INSERT INTO charges (account, id, status, payment_method, amount, currency, gross, gross_currency,
    fee, fee_vat, interest, interest_vat, net, fee_rate, vat_rate, reference, transaction_id,
    created_at, expires_at, paid_at, business_day, was_expired, is_contradicted, is_amended,
    first_position, last_position, known_at, paid_known_at, shares_reference)
  SELECT '${ACCOUNT}', 'chrg_' || substr(md5('c' || i || '-' || copy), 1, 19), 'completed',
    'promptpay', gross, 'THB', gross, 'THB', fee, vat, 0, 0,
    gross - fee - vat + CASE kind WHEN 6 THEN 1 ELSE 0 END, '1.65', '7', 'ORD-' || hash,
    'trxn_' || substr(md5('t' || i || '-' || copy), 1, 19), at,
    CASE kind WHEN 5 THEN at + interval '1 minute' ELSE at + interval '1 day' END,
    at + interval '3 minutes' * copy, day, false, false, false, i * 2 + 1, i * 2 + 2,
    at + interval '3 minutes' * copy, at + interval '3 minutes' * copy, kind = 4
  FROM (
    SELECT *, (fee * 7 + 50) / 100 AS vat FROM (
      SELECT *, (gross * 165 + 5000) / 10000 + CASE kind WHEN 7 THEN ${FEE_OFF} ELSE 0 END AS fee
      FROM (
        SELECT *, amount + CASE kind WHEN 0 THEN -${AMOUNT_OFF} WHEN 1 THEN ${AMOUNT_OFF} ELSE 0 END
          AS gross
        FROM (${ORDERS}) AS orders WHERE kind <> 2
      ) AS paid
    ) AS charged
  ) AS taxed, generate_series(1, CASE kind WHEN 4 THEN 2 ELSE 1 END) AS copy`;

const TRANSACTIONS = `
  INSERT INTO balance_transactions (account, id, direction, opn_key, origin, origin_id, amount,
    currency, transferable_at, created_at, business_day, first_position, last_position,
    shares_origin)
  SELECT account, transaction_id, 'credit', 'charge', 'charge', id, net, 'THB',
    paid_at + interval '3 days', paid_at, business_day, 1, 1, false
  FROM charges WHERE account = '${ACCOUNT}'`;

/**
 * `rows` orders from `firstDay` on, `perDay` of them a day. Indexes and triggers are built after
 * the rows, as a load of this size would have it.
 */
export async function loadFacts(client, { firstDay, rows, perDay, transactions = false }) {
  const tables = ['expectations', 'charges', 'balance_transactions'];
  const indexes = await dropIndexes(client, tables);
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await client.query(EXPECTATIONS, [firstDay, rows, perDay]);
  await client.query(CHARGES, [firstDay, rows, perDay]);
  if (transactions) await client.query(TRANSACTIONS);
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const definition of indexes) await client.query(definition);
  for (const table of tables) await client.query(`VACUUM (ANALYZE, FREEZE) ${table}`);
  await client.query(LOG_HEAD, [rows]);
}

/** The log goes on after the positions that the facts bear: what is known is known by then. */
const LOG_HEAD = `
  INSERT INTO log_heads (account, position, batch, digest, committed_at)
  VALUES ('${ACCOUNT}', $1::bigint * 2 + 2, 0, decode(repeat('00', 32), 'hex'), now())
  ON CONFLICT (account) DO UPDATE SET position = excluded.position`;

async function dropIndexes(client, tables) {
  const { rows } = await client.query(
    `SELECT indexname, indexdef FROM pg_indexes
     WHERE tablename = ANY($1) AND indexname NOT LIKE '%_pkey'`,
    [tables],
  );
  for (const { indexname } of rows) await client.query(`DROP INDEX ${indexname}`);
  return rows.map(({ indexdef }) => indexdef);
}

/** How many breaks of each code `rows` orders have. */
export function plantedIn(rows) {
  const planted = Object.fromEntries(PLANTED.map((code) => [code, 0]));
  for (let i = PER_HUNDRED; i < rows; i += EVERY) {
    planted[PLANTED[Math.floor(i / EVERY) % PLANTED.length]] += 1;
  }
  return planted;
}

/** The first of the days that end the given number of days ago. */
export function dayAgo(days) {
  const dayMs = 86_400_000;
  return new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
}
