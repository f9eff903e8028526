// Closing a day of a hundred thousand and of a million orders, one per cent of them with a break:
// judged, frozen, hashed, posted; against one statement that writes the same rows.
import assert from 'node:assert/strict';

import { ACCOUNT, dayAgo, loadFacts, PLANTED, plantedIn } from './facts.mjs';
import { startProduct } from './product.mjs';
import { inRounds, resultOf } from './rounds.mjs';
import { openSilentOpn } from './silent-opn.mjs';

const SMALL_PART = 10;
const FIRST_DAY_AGO = 45;
const BASELINE = 'hand-written INSERT … SELECT of the same rows';
const SUBJECT = 'Yodtrong';
/** An analyst gives one big statement memory to work in; the product runs with the server's. */
const BASELINE_MEMORY = '256MB';

export async function close({ server, order, say }) {
  const opn = await openSilentOpn();
  try {
    const results = [];
    for (const rows of [order.rows / SMALL_PART, order.rows]) {
      results.push(...(await oneSize({ server, order, say, opn, rows })));
    }
    return results;
  } finally {
    opn.close();
  }
}

/** Each round closes a day of its own: what is closed stays so. */
async function oneSize({ server, order, say, opn, rows }) {
  const perDay = Math.ceil(rows);
  const url = await server.createDatabase('close');
  const client = await server.connect(url);
  const firstDay = dayAgo(FIRST_DAY_AGO);
  await loadFacts(client, { firstDay, rows: perDay * order.rounds, perDay, transactions: true });
  await loadJournal(client);
  say(`  ${order.rounds} days of ${perDay} orders are loaded`);
  const product = await startProduct(url, opn.url);
  try {
    await product.ask({ work: 'affected' });
    const closed = await measured({ client, order, subject: ours(client, product, perDay) });
    const again = restated(client, product, perDay);
    const late = await measured({ client, order, subject: again });
    return [
      resultOf({ work: `closing a day of ${perDay} orders, 1 % breaks`, ...closed }),
      resultOf({ work: `version 2 of a day of ${perDay} orders, after one late payment`, ...late }),
    ];
  } finally {
    await product.stop();
    await client.end();
  }
}

async function measured({ client, order, subject }) {
  const contestants = [await theirs(client), subject];
  const times = await inRounds(order.rounds, contestants, () => client.query('CHECKPOINT'));
  const facts = { 'peak RSS (MB)': subject.rssMb() };
  return { subject: SUBJECT, baseline: BASELINE, times, floor: null, goal: null, facts };
}

const dayOfRound = (round) => dayAgo(FIRST_DAY_AGO - round);

function ours(client, product, perDay) {
  let [round, rssMb] = [0, 0];
  return {
    name: SUBJECT,
    run: async () => {
      const answer = await product.ask({ work: 'close', day: dayOfRound(round) });
      ({ rssMb } = answer);
      return answer;
    },
    check: async ({ version, rowCounts }) => {
      assert.equal(version, 1);
      assert.ok(rowCounts.charges > perDay * 0.9, `only ${rowCounts.charges} charges are listed`);
      const { rows } = await client.query(BREAKS, [dayOfRound(round), PLANTED]);
      const planted = Object.values(plantedIn(perDay)).reduce((sum, count) => sum + count, 0);
      assert.ok(Math.abs(rows[0].count - planted) <= planted / 100, `${rows[0].count} breaks`);
      round += 1;
    },
    rssMb: () => rssMb,
  };
}

/** A payment of each closed day that becomes known late, before its time is taken. */
function restated(client, product, perDay) {
  let [round, rssMb] = [0, 0];
  return {
    name: SUBJECT,
    before: () => product.ask({ work: 'late', day: dayOfRound(round) }),
    run: async () => {
      const answer = await product.ask({ work: 'close', day: dayOfRound(round) });
      ({ rssMb } = answer);
      return answer;
    },
    check: async ({ version, rowCounts }) => {
      assert.equal(version, 2);
      assert.ok(rowCounts.charges > perDay * 0.9, `only ${rowCounts.charges} charges are listed`);
      const { rows } = await client.query(CHANGES, [dayOfRound(round)]);
      assert.deepEqual(rows, [{ count: 1 }], 'one payment is new, and no more');
      round += 1;
    },
    rssMb: () => rssMb,
  };
}

const CHANGES = `
  SELECT count(*)::integer AS count FROM report_rows
  WHERE sheet = 'changes' AND day = $1 AND version = 2 AND data ->> 'sheet' = 'charges'
    AND data ->> 'field' IS NULL`;

const BREAKS = `
  SELECT count(*)::integer AS count FROM report_rows
  WHERE sheet = 'breaks' AND day = $1 AND data ->> 'day' = $1::text
    AND data ->> 'code' = ANY($2::text[])`;

async function theirs(client) {
  let round = 0;
  await client.query(`SET work_mem = '${BASELINE_MEMORY}'`);
  await client.query('DROP TABLE IF EXISTS bench_rows');
  await client.query(`CREATE TABLE bench_rows (LIKE report_rows INCLUDING INDEXES)`);
  return {
    name: BASELINE,
    run: () => client.query(`${ROWS}`, [dayOfRound(round)]),
    check: () => {
      round += 1;
    },
  };
}

const ROWS = `
  WITH paid AS (
    SELECT c.*, e.document_no, e.amount AS due, e.expected_on
    FROM charges c
    LEFT JOIN expectations e ON e.account = c.account AND e.reference = c.reference
    WHERE c.account = '${ACCOUNT}' AND c.business_day = $1
  ), received AS (
    SELECT reference, count(*) AS count, sum(gross) AS paid, max(paid_at) AS paid_at,
      jsonb_agg(id) AS ids
    FROM paid GROUP BY reference
  )
  INSERT INTO bench_rows
  SELECT '${ACCOUNT}', $1, 1, 'bench', 'charges', row_number() OVER (ORDER BY paid_at, id) - 1,
    jsonb_build_object('chargeId', id, 'reference', reference, 'documentNo', document_no,
      'status', status, 'failure', failure_code, 'createdAt', created_at, 'paidAt', paid_at,
      'expiresAt', expires_at, 'amount', amount::text, 'gross', gross::text,
      'bookedGross', gross::text, 'rate', fee_rate, 'fee', fee::text, 'feeVat', fee_vat::text,
      'interest', interest::text, 'interestVat', interest_vat::text, 'net', net::text,
      'feeExpected', fee::text, 'feeDifference', '0', 'transactionId', transaction_id,
      'transferableAt', null, 'matched', least(gross, due)::text,
      'difference', (gross - least(gross, due))::text, 'matchDay', expected_on, 'code', null)
  FROM paid
  UNION ALL
  SELECT '${ACCOUNT}', $1, 1, 'bench', 'expected', row_number() OVER (ORDER BY reference) - 1,
    jsonb_build_object('section', 'new', 'reference', reference, 'documentNo', document_no,
      'channel', channel, 'customer', customer, 'expectedOn', expected_on, 'dueAt', due_at,
      'expected', amount::text, 'chargesTried', r.count, 'chargesPaid', r.count,
      'chargeIds', r.ids, 'paidAt', r.paid_at, 'paid', r.paid::text,
      'difference', (r.paid - amount)::text, 'matchKey', 'reference', 'state', 'paid',
      'code', null, 'age', 0)
  FROM expectations e LEFT JOIN received r USING (reference)
  WHERE e.account = '${ACCOUNT}' AND e.expected_on = $1`;

/** What the charges were booked with, as the ledger would have it. */
export async function loadJournal(client) {
  await client.query(ENTRIES);
  await client.query(LINES);
  await client.query('VACUUM (ANALYZE, FREEZE) journal_entries, journal_lines');
}

const ENTRIES = `
  INSERT INTO journal_entries (account, id, kind, posting_day, relates_to, subject, cause, position,
    recorded_at)
  SELECT account, 'R1:' || account || ':' || id, 'R1', business_day, business_day, id, 'bench',
    last_position, paid_at
  FROM charges WHERE account = '${ACCOUNT}'`;

const LINES = `
  INSERT INTO journal_lines (account, entry_id, line, ledger_account, debit, credit, kind,
    posting_day, relates_to, position)
  SELECT account, 'R1:' || account || ':' || id, line, ledger_account, debit, credit, 'R1',
    business_day, business_day, last_position
  FROM charges c, LATERAL (VALUES (1, 'opn-uncredited', c.gross - c.fee - c.fee_vat, 0),
    (2, 'payment-fees', c.fee, 0), (3, 'input-vat-undue', c.fee_vat, 0),
    (4, 'unreconciled-receipts', 0, c.gross)) AS l (line, ledger_account, debit, credit)
  WHERE account = '${ACCOUNT}'`;
