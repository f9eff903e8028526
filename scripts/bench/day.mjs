// One business day of 33 thousand items, judged in a short and in a long history.
import assert from 'node:assert/strict';

import { dayAgo, DAYS, loadFacts } from './facts.mjs';
import { startProduct } from './product.mjs';
import { inRounds, resultOf } from './rounds.mjs';

const PER_DAY = 33_000;
const JUDGED_AGO = 30;
/** Of one day, in each round: a single one is over too soon to be timed. */
const TIMES = 5;

export async function day({ server, order, say }) {
  const perDay = Math.min(PER_DAY, Math.ceil(order.rows / DAYS));
  const short = await history(server, order.rows, perDay);
  say(`  a history of ${order.rows} is loaded`);
  const long = await history(server, order.history, perDay);
  say(`  a history of ${order.history} is loaded`);
  const times = await inRounds(order.rounds, [short, long]);
  const rssMb = [await short.stop(), await long.stop()];
  return [
    resultOf({
      work: `one business day, history ${order.history}`,
      ...{ subject: long.name, baseline: short.name, times, floor: 1.3, goal: 1.1 },
      facts: {
        items: perDay,
        'peak RSS (MB)': rssMb.join(' / '),
      },
    }),
  ];
}

async function history(server, rows, perDay) {
  const url = await server.createDatabase('day');
  const client = await server.connect(url);
  const days = Math.ceil(rows / perDay);
  await loadFacts(client, { firstDay: dayAgo(JUDGED_AGO + days - 2), rows, perDay });
  await client.end();
  const product = await startProduct(url);
  const order = {
    work: 'reconcile',
    days: Array.from({ length: TIMES }, () => dayAgo(JUDGED_AGO)),
  };
  const seen = await product.ask({ work: 'look', day: dayAgo(JUDGED_AGO) });
  assert.equal(seen.remainder, '0');
  assert.ok(seen.matched > perDay * 0.9, `only ${seen.matched} of ${perDay} are matched`);
  await product.ask(order); // warm-up
  let rssMb = 0;
  return {
    name: `history of ${rows}`,
    run: async () => {
      ({ rssMb } = await product.ask(order));
    },
    stop: async () => {
      await product.stop();
      return rssMb;
    },
  };
}
