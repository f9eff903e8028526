// npm run bench -- [--only <case>] [--rows N] [--history N] [--rounds N] [--quick] [--out <folder>]
// Measures the product against baselines in the same run; docs/performance.md says how to read it.
import { parseArgs } from 'node:util';

import { orExplain, prepare } from './prepare.mjs';

const USAGE =
  'Usage: npm run bench -- [--only <case>] [--rows N] [--history N] [--rounds N] [--quick] ' +
  '[--out <folder>]';
const FEWEST_ROWS = 3_000;
const MOST_ROWS = 20_000_000;
const FEWEST_ROUNDS = 3;
const MOST_ROUNDS = 100;
const FULL = { rows: 1_000_000, history: 10_000_000, rounds: 3 };
const QUICK = { rows: 60_000, history: 300_000, rounds: 3 };

await orExplain(async () => {
  const order = readOrder();
  await prepare();
  const { runBench } = await import('./bench/run-bench.mjs');
  await runBench(order);
});

function readOrder() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rows: { type: 'string' },
      history: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: 'data/bench' },
    },
  });
  const usual = values.quick ? QUICK : FULL;
  return {
    only: values.only ?? null,
    rows: count(values.rows ?? usual.rows, 'rows', FEWEST_ROWS, MOST_ROWS),
    history: count(values.history ?? usual.history, 'history', FEWEST_ROWS, MOST_ROWS),
    rounds: count(values.rounds ?? usual.rounds, 'rounds', FEWEST_ROUNDS, MOST_ROUNDS),
    out: values.out,
  };
}

function count(text, name, least, most) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(
    `--${name} must be a whole number from ${least} to ${most}, not "${text}". ${USAGE}`,
  );
}
