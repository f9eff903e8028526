// What is in each payout of a month: the product adds all of them up anew, against plain SQL over
// the same windows.
import assert from 'node:assert/strict';

import { ACCOUNT, dayAgo, DAYS, loadFacts } from './facts.mjs';
import { startProduct } from './product.mjs';
import { inRounds, resultOf } from './rounds.mjs';

const FIRST_DAY_AGO = 45;
/** What is paid on a day becomes transferable three days later, and is swept at noon after that. */
const FIRST_SWEEP_AFTER_DAYS = 4;
const BASELINE = 'plain SQL: sum … group by';
const SUBJECT = 'Yodtrong';

const WINDOWS = `
  SELECT id, created_at AS until, lag(created_at) OVER (ORDER BY created_at) AS after
  FROM transfers WHERE account = '${ACCOUNT}'`;

const SUMS = `
  SELECT w.id, count(*) AS count, sum(t.amount) AS sum
  FROM (${WINDOWS}) AS w
  JOIN balance_transactions t ON t.account = '${ACCOUNT}' AND t.transferable_at <= w.until
    AND (w.after IS NULL OR t.transferable_at > w.after)
  GROUP BY w.id`;

export async function composition({ server, order, say }) {
  const { rows, rounds } = order;
  const url = await server.createDatabase('payouts');
  const client = await server.connect(url);
  const perDay = Math.ceil(rows / DAYS);
  const facts = { firstDay: dayAgo(FIRST_DAY_AGO), rows, perDay, transactions: true };
  await loadFacts(client, facts);
  await addTransfers(client);
  say(`  ${rows} transactions and ${DAYS} transfers are loaded`);
  const product = await startProduct(url);
  const subject = ours(client, product);
  const contestants = [theirs(client), subject];
  const times = await inRounds(rounds, contestants, () => client.query('CHECKPOINT'));
  await product.stop();
  await client.end();
  return [
    resultOf({
      work: `composition of ${DAYS} payouts, ${rows} transactions`,
      ...{ subject: SUBJECT, baseline: BASELINE, times, floor: null, goal: null },
      facts: { 'peak RSS (MB)': subject.rssMb() },
    }),
  ];
}

const theirs = (client) => ({
  name: BASELINE,
  before: () => client.query('TRUNCATE bench_sums'),
  run: () => client.query(`INSERT INTO bench_sums ${SUMS}`),
});

function ours(client, product) {
  let rssMb = 0;
  return {
    name: SUBJECT,
    before: () => forget(client),
    run: async () => {
      ({ rssMb } = await product.ask({ work: 'compose' }));
    },
    check: () => checkSums(client),
    rssMb: () => rssMb,
  };
}

async function addTransfers(client) {
  await client.query('CREATE TABLE bench_sums (id text, count bigint, sum bigint)');
  await client.query(TRANSFERS, [dayAgo(FIRST_DAY_AGO - FIRST_SWEEP_AFTER_DAYS)]);
  await client.query(
    `UPDATE transfers f SET amount = s.sum, net = s.sum FROM (${SUMS}) AS s WHERE f.id = s.id`,
  );
  await client.query(READ);
  await client.query('VACUUM ANALYZE transfers');
}

const TRANSFERS = `
  INSERT INTO transfers (account, id, status, amount, fee, fee_vat, net, currency, schedule_id,
    created_at, sent_at, paid_at, is_contradicted, first_position, last_position)
  SELECT '${ACCOUNT}', 'trsf_' || n, 'paid', 0, 0, 0, 0, 'THB', 'schd_1', at, at, at, false, 1, 1
  FROM (
    SELECT n, ($1::date + n)::timestamp + interval '5 hours' AS at
    FROM generate_series(0, ${DAYS - 1}) AS n
  ) AS noons`;

/** The list of transactions was read from its beginning until now. */
const READ = `
  INSERT INTO read_spans (account, list, from_at, to_at)
  VALUES ('${ACCOUNT}', 'transactions', NULL, now())`;

/** Everything that was added up before, but not how far Opn's list was read. */
async function forget(client) {
  for (const table of ['payout_compositions', 'ledger_days', 'balance_checks']) {
    await client.query(`DELETE FROM ${table}`);
  }
  await client.query(`DELETE FROM projection_checkpoints WHERE name = 'payouts'`);
}

async function checkSums(client) {
  const { rows } = await client.query(
    `SELECT count(*)::integer AS computed FROM payout_compositions p
     JOIN transfers f ON f.account = p.account AND f.id = p.transfer_id
     WHERE p.reason IS NULL AND p.sum = f.amount`,
  );
  assert.equal(rows[0].computed, DAYS, 'not every payout is made of what was put into it');
}
