// A month of orders against a month of charges: the product day by day, with its breaks persisted,
// against one statement that joins everything and writes every row.
import assert from 'node:assert/strict';

import { ACCOUNT, dayAgo, DAYS, loadFacts, plantedIn } from './facts.mjs';
import { startProduct } from './product.mjs';
import { inRounds, resultOf } from './rounds.mjs';

const FIRST_DAY_AGO = 45;
/** An analyst gives one big statement memory to work in; the product runs with the server's. */
const BASELINE_MEMORY = '256MB';

const JOIN = `
  INSERT INTO bench_result
  SELECT coalesce(e.reference, c.reference), c.id, e.amount, c.gross,
    CASE
      WHEN e.reference IS NULL THEN 'CHARGE_UNEXPECTED'
      WHEN c.reference IS NULL THEN 'RECEIPT_UNPAID'
      WHEN c.count > 1 THEN 'DUPLICATE_PAYMENT'
      WHEN c.late THEN 'PAID_AFTER_EXPIRY'
      WHEN c.gross > e.amount THEN 'AMOUNT_OVER'
      WHEN c.gross < e.amount THEN 'AMOUNT_UNDER'
      WHEN c.net_off THEN 'NET_ARITHMETIC'
      WHEN c.fee_off THEN 'FEE_VARIANCE'
      ELSE 'MATCHED'
    END
  FROM (
    SELECT reference, amount FROM expectations WHERE account = '${ACCOUNT}'
  ) AS e
  FULL OUTER JOIN (
    SELECT reference, min(id) AS id, count(*) AS count, sum(gross) AS gross,
      bool_or(paid_at > expires_at) AS late, bool_or(net <> gross - fee - fee_vat) AS net_off,
      bool_or(fee <> (gross * 165 + 5000) / 10000) AS fee_off
    FROM charges
    WHERE account = '${ACCOUNT}' AND payment_method = 'promptpay' AND status = 'completed'
    GROUP BY reference
  ) AS c ON c.reference = e.reference`;

export async function reconcile({ server, order, say }) {
  const { rows, rounds } = order;
  const plain = await oneRun({ server, say, rows, rounds, transactions: false });
  const credited = await oneRun({ server, say, rows, rounds, transactions: true });
  return [plain, credited];
}

const BASELINE = 'hand-written full outer join';
const SUBJECT = 'Yodtrong';

async function oneRun({ server, say, rows, rounds, transactions }) {
  const url = await server.createDatabase('reconcile');
  const client = await server.connect(url);
  const firstDay = dayAgo(FIRST_DAY_AGO);
  await loadFacts(client, { firstDay, rows, perDay: Math.ceil(rows / DAYS), transactions });
  say(`  ${rows} orders are loaded${transactions ? ', with their transactions' : ''}`);
  const product = await startProduct(url);
  const subject = await ours(client, product, rows);
  const contestants = [await theirs(client, rows), subject];
  const times = await inRounds(rounds, contestants, () => client.query('CHECKPOINT'));
  await product.stop();
  await client.end();
  return resultOf({
    work: `reconcile ${rows} × ${rows}, 1 % breaks, persisted${transactions ? ', leg 2 too' : ''}`,
    ...{ subject: SUBJECT, baseline: BASELINE, times, floor: 1.2, goal: 1.0 },
    facts: { 'peak RSS (MB)': subject.rssMb() },
  });
}

async function theirs(client, rows) {
  await client.query(`SET work_mem = '${BASELINE_MEMORY}'`);
  await client.query(RESULT_TABLE);
  return {
    name: BASELINE,
    before: () => client.query('TRUNCATE bench_result'),
    run: () => client.query(JOIN),
    check: () => checkPlanted(client, BASELINE_COUNTS, rows),
  };
}

async function ours(client, product, rows) {
  const days = Array.from({ length: DAYS }, (_, index) => dayAgo(FIRST_DAY_AGO - index));
  await product.ask({ work: 'look', day: days[0] }); // warm-up
  let rssMb = 0;
  return {
    name: SUBJECT,
    before: () => client.query('TRUNCATE breaks, breaks_judged'),
    run: async () => {
      ({ rssMb } = await product.ask({ work: 'reconcile', days }));
    },
    check: () => checkPlanted(client, PRODUCT_COUNTS, rows),
    rssMb: () => rssMb,
  };
}

const RESULT_TABLE = `
  CREATE TABLE bench_result (
    reference text, charge_id text, expected bigint, actual bigint, code text
  )`;
const BASELINE_COUNTS = `SELECT code, count(*)::integer AS count FROM bench_result
  WHERE code <> 'MATCHED' GROUP BY code`;
const PRODUCT_COUNTS = `SELECT code, count(*)::integer AS count FROM breaks
  WHERE cleared_at IS NULL GROUP BY code`;

async function checkPlanted(client, counts, rows) {
  const found = (await client.query(counts)).rows.map(({ code, count }) => [code, count]);
  assert.deepEqual(Object.fromEntries(found), plantedIn(rows));
}
