// Files from stored rows: a workbook against stock exceljs, a CSV against COPY.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadJournal } from './close.mjs';
import { ACCOUNT, dayAgo, loadFacts } from './facts.mjs';
import { startProduct } from './product.mjs';
import { inRounds, resultOf } from './rounds.mjs';
import { openSilentOpn } from './silent-opn.mjs';

const DAY = dayAgo(45);
/** An order is a row of Expected and one of Charges: of a million rows, 100 and 500 thousand. */
const ORDERS = [1 / 20, 1 / 4];
const SUBJECT = 'Yodtrong';

export async function xlsx({ server, order, say }) {
  const results = [];
  for (const share of ORDERS) {
    results.push(await withReport(server, Math.ceil(order.rows * share), say, workbooks(order)));
  }
  return results;
}

export async function csv({ server, order, say }) {
  return [await withReport(server, Math.ceil(order.rows / 10), say, charges(order))];
}

/** Closes a day in one process and renders it in others, whose memory is then their own. */
async function withReport(server, orders, say, measure) {
  const opn = await openSilentOpn();
  const folder = mkdtempSync(join(tmpdir(), 'yodtrong-bench-files-'));
  const url = await server.createDatabase('render');
  const client = await server.connect(url);
  try {
    const facts = { firstDay: DAY, rows: orders, perDay: orders, transactions: true };
    await loadFacts(client, facts);
    await loadJournal(client);
    const closing = await startProduct(url, opn.url);
    const closed = closing.ask({ work: 'close', day: DAY });
    const { rowCounts } = await closed.finally(() => closing.stop());
    const rows = Object.values(rowCounts).reduce((sum, count) => sum + count, 0);
    say(`  a report of ${rows} rows is stored`);
    return await measure({ url, client, rows, folder });
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
    opn.close();
  }
}

const workbooks =
  ({ rounds }) =>
  async ({ url, rows, folder }) => {
    const baseline = 'stock exceljs, streaming, the same styles';
    const ours = await renderer(SUBJECT, 'product', { url, folder, work: 'xlsx' });
    const theirs = await renderer(baseline, 'exceljs', { url, folder, work: 'xlsx' });
    const times = await inRounds(rounds, [theirs, ours]).finally(() =>
      Promise.all([ours.stop(), theirs.stop()]),
    );
    return resultOf({
      work: `workbook of ${rows} rows`,
      ...{ subject: SUBJECT, baseline, times, floor: 0.4, goal: 0.25 },
      facts: { 'peak RSS (MB)': `${ours.rssMb()} / ${theirs.rssMb()}` },
    });
  };

async function renderer(name, kind, { url, folder, work }) {
  const process = await startProduct(url, undefined, kind);
  const file = join(folder, kind);
  let rssMb = 0;
  return {
    name,
    run: async () => {
      ({ rssMb } = await process.ask({ work, day: DAY, file }));
    },
    check: () => assert.ok(statSync(file).size > 0, `${name} has written nothing`),
    stop: () => process.stop(),
    rssMb: () => rssMb,
  };
}

const charges =
  ({ rounds }) =>
  async ({ url, client, rows, folder }) => {
    const baseline = 'COPY of the same rows, by PostgreSQL itself';
    const ours = await renderer(SUBJECT, 'product', { url, folder, work: 'csv' });
    const theirs = { name: baseline, run: () => client.query(COPY) };
    const times = await inRounds(rounds, [theirs, ours]).finally(() => ours.stop());
    return resultOf({
      work: `CSV of the charges in a report of ${rows} rows`,
      ...{ subject: SUBJECT, baseline, times, floor: 3, goal: 2 },
      facts: { 'peak RSS (MB)': ours.rssMb() },
    });
  };

const FIELDS = [
  ...['chargeId', 'reference', 'documentNo', 'status', 'failure', 'createdAt', 'paidAt'],
  ...['expiresAt', 'amount', 'gross', 'bookedGross', 'rate', 'fee', 'feeVat', 'interest'],
  ...['interestVat', 'net', 'feeExpected', 'feeDifference', 'transactionId', 'transferableAt'],
  ...['matched', 'difference', 'matchDay', 'code'],
].map((field) => `data ->> '${field}'`);

/** To a program that reads all and keeps nothing: no network in the way. */
const COPY = `
  COPY (SELECT ${FIELDS.join(', ')} FROM report_rows
        WHERE account = '${ACCOUNT}' AND day = '${DAY}' AND sheet = 'charges' ORDER BY ordinal)
  TO PROGRAM 'cat > /dev/null' WITH (FORMAT csv)`;
