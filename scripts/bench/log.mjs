// Reading the log: the books told anew, and the hash chains checked.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { ACCOUNT } from './facts.mjs';
import { startProduct } from './product.mjs';
import { inRounds, resultOf } from './rounds.mjs';

const SUBJECT = 'Yodtrong';
const SQL = 'INSERT … SELECT of charges and journal from the same events';
const HASHING = 'reading the same events, and SHA-256 over their bytes, in Node';
const CHARGES_PER_ROW = 1 / 20;
const EVENTS_PER_PAGE = 2_000;

export const rebuild = (given) =>
  withLog(given, async ({ client, product, order, charges }) => {
    for (const table of ['charges', 'journal_entries', 'journal_lines']) {
      await client.query(`CREATE TABLE bench_${table} (LIKE ${table} INCLUDING ALL)`);
    }
    const theirs = {
      name: SQL,
      before: () =>
        client.query('TRUNCATE bench_charges, bench_journal_entries, bench_journal_lines'),
      run: () => inOneTransaction(client, [CHARGES, ENTRIES, LINES]),
      check: () => assertSame(client, 'bench_', charges),
    };
    let rssMb = 0;
    const ours = {
      name: SUBJECT,
      run: async () => {
        ({ rssMb } = await product.ask({ work: 'rebuild' }));
      },
      check: () => assertSame(client, '', charges),
    };
    const times = await inRounds(order.rounds, [theirs, ours], () => client.query('CHECKPOINT'));
    const [{ count }] = (await client.query(COUNT)).rows;
    const work = `books told anew from ${count} events`;
    const facts = { 'peak RSS (MB)': rssMb };
    const limits = { floor: 1 / 0.5, goal: 1 / 0.75 };
    return [resultOf({ work, subject: SUBJECT, baseline: SQL, times, ...limits, facts })];
  });

export const verify = (given) =>
  withLog(given, async ({ client, product, order }) => {
    const [{ count }] = (await client.query(COUNT)).rows;
    let rssMb = 0;
    const theirs = {
      name: HASHING,
      run: () => hashEverything(client),
      check: (hashed) => assert.equal(hashed, count),
    };
    const ours = {
      name: SUBJECT,
      run: async () => {
        const answer = await product.ask({ work: 'verify' });
        ({ rssMb } = answer);
        return answer;
      },
      check: ({ events, faultCount }) => assert.deepEqual([events, faultCount], [count, 0]),
    };
    const times = await inRounds(order.rounds, [theirs, ours]);
    const work = `hash chains of ${count} events`;
    const facts = { 'peak RSS (MB)': rssMb };
    const limits = { floor: 1 / 0.3, goal: 1 / 0.6 };
    return [resultOf({ work, subject: SUBJECT, baseline: HASHING, times, ...limits, facts })];
  });

/** The log is filled in one process and worked on in another, whose memory is then its own. */
async function withLog({ server, order, say }, measure) {
  const url = await server.createDatabase('log');
  const client = await server.connect(url);
  const charges = Math.ceil(order.rows * CHARGES_PER_ROW);
  const filling = await startProduct(url);
  await filling.ask({ work: 'learn', count: charges }).finally(() => filling.stop());
  await client.query('VACUUM (ANALYZE) events');
  say(`  a log of ${charges} charges is written`);
  const product = await startProduct(url);
  try {
    return await measure({ client, product, order, charges });
  } finally {
    await product.stop();
    await client.end();
  }
}

async function inOneTransaction(client, statements) {
  await client.query('BEGIN');
  for (const statement of statements) await client.query(statement);
  await client.query('COMMIT');
}

async function assertSame(client, prefix, charges) {
  const { rows } = await client.query(`
    SELECT (SELECT count(*)::integer FROM ${prefix}charges WHERE status = 'completed') AS charges,
      (SELECT count(*)::integer FROM ${prefix}journal_entries WHERE kind = 'R1') AS entries,
      (SELECT sum(debit - credit)::integer FROM ${prefix}journal_lines) AS balance`);
  assert.deepEqual(rows, [{ charges, entries: charges, balance: 0 }]);
}

async function hashEverything(client) {
  let [after, hashed] = [0n, 0];
  for (;;) {
    const { rows } = await client.query({
      name: 'page',
      text: PAGE,
      values: [after, EVENTS_PER_PAGE],
    });
    for (const { position, bytes } of rows) {
      createHash('sha256').update(bytes).digest();
      after = BigInt(position);
    }
    hashed += rows.length;
    if (rows.length < EVENTS_PER_PAGE) return hashed;
  }
}

const COUNT = `SELECT count(*)::integer AS count FROM events WHERE account = '${ACCOUNT}'`;

const PAGE = `
  SELECT position, stream || version || type || occurred_at || recorded_at || cause || data AS bytes
  FROM events WHERE account = '${ACCOUNT}' AND position > $1 ORDER BY position LIMIT $2`;

const COMPLETED = `
  SELECT e.account, e.stream, e.position, e.recorded_at, d."chargeId" AS id, d."paidAt" AS paid_at,
    d.reference, d."transactionId" AS transaction_id, d."paymentMethod" AS payment_method,
    (d."paidAt" AT TIME ZONE 'Asia/Bangkok')::date AS day, m.*
  FROM events e
  CROSS JOIN LATERAL jsonb_to_record(e.data) AS d ("chargeId" text, "paidAt" timestamptz,
    reference text, "transactionId" text, "paymentMethod" text, money jsonb)
  CROSS JOIN LATERAL jsonb_to_record(d.money) AS m (amount bigint, currency text, gross bigint,
    "grossCurrency" text, fee bigint, "feeVat" bigint, interest bigint, "interestVat" bigint,
    net bigint, "feeRate" text, "vatRate" text)
  WHERE e.account = '${ACCOUNT}' AND e.type = 'charge.completed'`;

const CHARGES = `
  INSERT INTO bench_charges (account, id, status, payment_method, amount, currency, gross,
    gross_currency, fee, fee_vat, interest, interest_vat, net, fee_rate, vat_rate, reference,
    transaction_id, created_at, expires_at, paid_at, business_day, was_expired, is_contradicted,
    is_amended, first_position, last_position, known_at, paid_known_at, shares_reference)
  SELECT c.account, id, 'completed', payment_method, amount, currency, gross, "grossCurrency", fee,
    "feeVat", interest, "interestVat", net, "feeRate", "vatRate", reference, transaction_id,
    d."createdAt", d."expiresAt", paid_at, day, false, false, false, f.position, c.position,
    c.recorded_at, c.recorded_at, false
  FROM (${COMPLETED}) AS c
  JOIN events f ON f.account = c.account AND f.stream = c.stream AND f.version = 1
  CROSS JOIN LATERAL jsonb_to_record(f.data) AS d ("createdAt" timestamptz,
    "expiresAt" timestamptz)`;

const ENTRIES = `
  INSERT INTO bench_journal_entries (account, id, kind, posting_day, relates_to, subject, cause,
    position, recorded_at)
  SELECT account, 'R1:' || account || ':' || id, 'R1', day, day, id, stream, position, recorded_at
  FROM (${COMPLETED}) AS c`;

const LINES = `
  INSERT INTO bench_journal_lines (account, entry_id, line, ledger_account, debit, credit, kind,
    posting_day, relates_to, position)
  SELECT account, 'R1:' || account || ':' || id, line, ledger_account, debit, credit, 'R1', day,
    day, position
  FROM (${COMPLETED}) AS c, LATERAL (VALUES (1, 'opn-uncredited', net, 0),
    (2, 'payment-fees', fee + interest, 0), (3, 'input-vat-undue', "feeVat" + "interestVat", 0),
    (4, 'unreconciled-receipts', 0, gross)) AS l (line, ledger_account, debit, credit)`;
