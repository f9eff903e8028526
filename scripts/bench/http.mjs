// Webhooks over HTTP, signed and checked, until they are durable in the inbox.
import assert from 'node:assert/strict';

import { startApi, WEBHOOK_SECRET } from './api.mjs';
import { startProduct } from './product.mjs';
import { inRounds, resultOf } from './rounds.mjs';

const SUBJECT = 'Yodtrong';
const INSERTS = 'one-row inserts of the same bodies over 32 connections, from Node, without HTTP';
const WEBHOOKS_PER_ROW = 1 / 50;
const FEWEST_WEBHOOKS = 2_000;

/** Floors and goals of throughput, as times. */
const CONNECTIONS = [
  { connections: 64, floor: 1 / 0.6, goal: 1 / 0.8 },
  { connections: 256, floor: 1 / 0.8, goal: 1 / 1.1 },
];

export async function http({ server, order }) {
  const url = await server.createDatabase('http');
  const client = await server.connect(url);
  const api = await startApi(url);
  const [load, theirs] = await Promise.all(
    ['http-load', 'inserts'].map((name) => startProduct(url, undefined, name)),
  );
  const count = Math.max(FEWEST_WEBHOOKS, Math.round(order.rows * WEBHOOKS_PER_ROW));
  try {
    await theirs.ask({ work: 'create', kind: 'webhooks' });
    const results = [];
    for (const limits of CONNECTIONS) {
      results.push(await oneCrowd({ client, api, load, theirs, count, order, limits }));
    }
    return results;
  } finally {
    await Promise.all([load.stop(), theirs.stop(), api.stop()]);
    await client.end();
  }
}

async function oneCrowd({ order, limits, ...on }) {
  const { connections, floor, goal } = limits;
  const [inserts, posts] = [inserting(on), posting({ ...on, connections })];
  const between = () => on.client.query('CHECKPOINT');
  const times = await inRounds(order.rounds, [inserts, posts], between);
  const { p50, p95, p99, busy } = posts.last();
  const facts = {
    'p50 / p95 / p99 (ms)': `${p50} / ${p95} / ${p99}`,
    'generator busy': `${Math.round(busy * 100)} % of a processor`,
    'peak RSS (MB)': on.api.peakMb(),
  };
  const work = `${on.count} webhooks over HTTP, ${connections} connections`;
  return resultOf({ work, subject: SUBJECT, baseline: INSERTS, times, floor, goal, facts });
}

const inserting = ({ client, theirs, count }) => ({
  name: INSERTS,
  before: async () => {
    await client.query('TRUNCATE bench_inbox');
    await theirs.ask({ work: 'prepare', kind: 'webhooks', run: 'i', count });
  },
  run: () => theirs.ask({ work: 'inserts' }),
  check: () => assertRows(client, 'bench_inbox', count),
});

/** Nothing goes from the inbox, so each round adds to what the rounds before it left there. */
function posting({ client, api, load, count, connections }) {
  let last = {};
  let kept = 0;
  return {
    name: SUBJECT,
    before: async () => {
      kept = await rowsOf(client, 'inbox');
      await load.ask({ work: 'prepare', run: `w${kept}`, count, secret: WEBHOOK_SECRET });
    },
    run: async () => {
      last = await load.ask({ work: 'post', url: api.url, connections });
    },
    check: async () => {
      assert.equal(last.accepted, count, `${last.accepted} of ${count} webhooks were accepted`);
      await assertRows(client, 'inbox', kept + count);
    },
    last: () => last,
  };
}

async function assertRows(client, table, expected) {
  const stored = await rowsOf(client, table);
  assert.equal(stored, expected, `${stored} webhooks are stored, not ${expected}`);
}

async function rowsOf(client, table) {
  const { rows } = await client.query(`SELECT count(*)::integer AS count FROM ${table}`);
  return rows[0].count;
}
