// Writing to the log: with the version check, the hash chain and the books' order, against
// inserts that have none of them.
import assert from 'node:assert/strict';

import { ACCOUNT } from './facts.mjs';
import { startProduct } from './product.mjs';
import { inRounds, resultOf } from './rounds.mjs';

const SUBJECT = 'Yodtrong';
const INSERTS = 'one-row inserts of the same events over 32 connections, from Node';
const COPY = 'COPY of the same events over one connection';
const EVENTS_PER_ROW = 1 / 50;
const FEWEST_EVENTS = 2_000;

/** Floors and goals of throughput, as times. */
const STREAMS = [
  { streams: 64, floor: 1 / 0.8, goal: 1 },
  { streams: 256, floor: 1 / 1.2, goal: 1 / 1.7 },
];

export const append = (given) =>
  withWriters(given, async ({ client, ours, theirs, count, order }) => {
    const results = [];
    for (const { streams, floor, goal } of STREAMS) {
      const perStream = Math.ceil(count / streams);
      const events = streams * perStream;
      const write = (run) => ours.ask({ work: 'append', run, streams, perStream });
      const contestants = [
        inserting({ client, theirs, work: 'inserts', name: INSERTS, count: events }),
        appending({ client, write, kind: 'a', count: events }),
      ];
      const times = await inRounds(order.rounds, contestants, () => client.query('CHECKPOINT'));
      const work = `append of ${events} events one by one, ${streams} streams at once`;
      results.push(resultOf({ work, subject: SUBJECT, baseline: INSERTS, times, floor, goal }));
    }
    return results;
  });

export const bulk = (given) =>
  withWriters(given, async ({ client, ours, theirs, count, order }) => {
    const write = (run) => ours.ask({ work: 'bulk', run, count });
    const contestants = [
      inserting({ client, theirs, work: 'inserts', name: INSERTS, count }),
      inserting({ client, theirs, work: 'copy', name: COPY, count }),
      appending({ client, write, kind: 'b', count }),
    ];
    const times = await inRounds(order.rounds, contestants, () => client.query('CHECKPOINT'));
    const work = `append of ${count} events, a thousand at once`;
    const common = { work, subject: SUBJECT, times };
    return [
      resultOf({ ...common, baseline: INSERTS, floor: 1 / 1.2, goal: 1 / 1.8 }),
      resultOf({ ...common, baseline: COPY, floor: 1 / 0.7, goal: 1 }),
    ];
  });

async function withWriters({ server, order }, measure) {
  const url = await server.createDatabase('append');
  const client = await server.connect(url);
  const [ours, theirs] = [await startProduct(url), await startProduct(url, undefined, 'inserts')];
  const count = Math.max(FEWEST_EVENTS, Math.round(order.rows * EVENTS_PER_ROW));
  try {
    await theirs.ask({ work: 'create', kind: 'events' });
    const results = await measure({ client, ours, theirs, count, order });
    const { faultCount } = await ours.ask({ work: 'verify' });
    assert.equal(faultCount, 0, 'the hash chains that were written do not hold');
    return results;
  } finally {
    await Promise.all([ours.stop(), theirs.stop()]);
    await client.end();
  }
}

let runs = 0;

function inserting({ client, theirs, work, name, count }) {
  return {
    name,
    before: async () => {
      await client.query('TRUNCATE bench_events');
      runs += 1;
      await theirs.ask({ work: 'prepare', kind: 'events', run: `i${runs}`, count });
    },
    run: () => theirs.ask({ work }),
    check: () => assertRows(client, 'SELECT count(*)::integer AS count FROM bench_events', count),
  };
}

/** A log is never emptied: each round adds to it, and its own events are counted. */
function appending({ client, write, kind, count }) {
  return {
    name: SUBJECT,
    before: () => {
      runs += 1;
    },
    run: () => write(`${kind}${runs}`),
    check: () =>
      assertRows(client, EVENTS_OF_RUN, count, [`charge/${ACCOUNT}/chrg_${kind}${runs}_`]),
  };
}

const EVENTS_OF_RUN = `
  SELECT count(*)::integer AS count FROM events
  WHERE account = '${ACCOUNT}' AND starts_with(stream, $1)`;

async function assertRows(client, statement, expected, values = []) {
  const { rows } = await client.query(statement, values);
  assert.equal(rows[0].count, expected, `${rows[0].count} rows were written, not ${expected}`);
}
