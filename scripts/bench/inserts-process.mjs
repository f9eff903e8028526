// What the writing cases are measured against: one-row inserts, each a transaction, over as many
// connections as pgbench would be given; and COPY over one.
import { randomBytes } from 'node:crypto';

import { copyIn } from '#database';
import pg from 'pg';

import { ACCOUNT } from './facts.mjs';
import { EVENT_COLUMNS, EVENT_TABLE, eventColumns, webhookBody } from './written.mjs';

const CONNECTIONS = 32;
const ROWS_PER_PIECE = 1_000;
const ID_BYTES = 8;

const open = async () => {
  const client = new pg.Client({ connectionString: process.env.BENCH_DATABASE_URL });
  await client.connect();
  return client;
};
const clients = await Promise.all(Array.from({ length: CONNECTIONS }, open));

const INBOX_TABLE = 'CREATE TABLE bench_inbox (LIKE inbox INCLUDING ALL)';
const webhookColumns = (id) => {
  const now = new Date().toISOString();
  const headers = { contentType: 'application/json', signature: id, timestamp: now };
  return [
    ACCOUNT,
    randomBytes(ID_BYTES).toString('hex'),
    now,
    headers,
    webhookBody(id),
    'received',
  ];
};

const KINDS = {
  events: {
    create: EVENT_TABLE,
    columnsOf: eventColumns,
    text: `INSERT INTO bench_events (${EVENT_COLUMNS})
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
  },
  webhooks: {
    create: INBOX_TABLE,
    columnsOf: webhookColumns,
    text: `INSERT INTO bench_inbox (account, id, received_at, headers, body, state,
      next_attempt_at) VALUES ($1, $2, $3, $4, $5, $6, $3)`,
  },
};

let rows = [];
let text = '';

const WORK = {
  async create({ kind }) {
    await clients[0].query(KINDS[kind].create);
  },
  async prepare({ kind, run, count }) {
    rows = Array.from({ length: count }, (_, n) => KINDS[kind].columnsOf(`${run}_${n}`));
    ({ text } = KINDS[kind]);
  },
  async inserts() {
    let next = 0;
    const statement = { name: `insert ${text.length}`, text };
    const insertAll = async (client) => {
      while (next < rows.length) await client.query({ ...statement, values: rows[next++] });
    };
    await Promise.all(clients.map(insertAll));
    return { count: rows.length };
  },
  async copy() {
    const into = `COPY bench_events (${EVENT_COLUMNS}) FROM STDIN WITH (FORMAT csv)`;
    return { count: await copyIn(clients[0], into, pieces()) };
  },
};

async function* pieces() {
  for (let from = 0; from < rows.length; from += ROWS_PER_PIECE) {
    const lines = rows.slice(from, from + ROWS_PER_PIECE).map((row) => row.map(cell).join());
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

const cell = (value) =>
  Buffer.isBuffer(value)
    ? `\\x${value.toString('hex')}`
    : `"${String(value).replaceAll('"', '""')}"`;

process.on('message', async ({ work, ...order }) => {
  if (work === 'stop') {
    await Promise.all(clients.map((client) => client.end()));
    process.exit(0);
  }
  try {
    process.send((await WORK[work](order)) ?? {});
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.send({ ready: true });
