// npm run soak -- --seeds N --kills N [--seed S]: the reliability proofs of the test suite, played
// long. Prints what was counted; docs/reliability.md holds the figures of such a run.
import { mkdtempSync, readFileSync, existsSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { orExplain, prepare, run, timed } from './prepare.mjs';

const MOST_SEEDS = 10_000;
const MOST_KILLS = 10_000;
const USAGE = 'Usage: npm run soak -- [--seeds N] [--kills N] [--seed S]';

await orExplain(async () => {
  const { seeds, kills, seed } = readOrder();
  await prepare();
  const figuresFile = join(mkdtempSync(join(tmpdir(), 'yodtrong-soak-')), 'figures.jsonl');
  process.env.SOAK_FIGURES = figuresFile;
  process.env.SOAK_SEED = String(seed);
  process.env.SOAK_SEEDS = String(seeds);
  process.env.SOAK_KILLS = String(kills);
  const begun = Date.now();
  let failure = null;
  try {
    if (seeds > 0)
      await timed(`${seeds} simulated days`, () => proof('integration', 'simulated-days'));
    if (kills > 0) await timed(`${kills} kills`, () => proof('e2e', 'e2e/kills'));
  } catch (error) {
    failure = error;
  }
  report(figuresFile, begun);
  if (failure) throw failure;
});

function readOrder() {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      kills: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
    },
  });
  const seeds = count(values.seeds, 'seeds', MOST_SEEDS);
  const kills = count(values.kills, 'kills', MOST_KILLS);
  return { seeds, kills, seed: count(values.seed, 'seed', Number.MAX_SAFE_INTEGER) };
}

function count(text, name, most) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Error(`--${name} must be a whole number from 0 to ${most}, not "${text}". ${USAGE}`);
}

function proof(project, pattern) {
  const chosen = ['--selectProjects', project, '--testPathPatterns', pattern];
  run('npm', ['run', '--silent', 'jest', '--', ...chosen]);
}

/** Sums of everything the proofs noted; a proof that stopped half-way has noted only its part. */
function report(file, begun) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  const [cpu] = cpus();
  console.log(`\nSoak of ${minutes} minutes on ${cpus().length} × ${cpu?.model ?? 'cpu'}`);
  const noted = lines.map((line) => JSON.parse(line));
  for (const name of new Set(noted.map(({ proof }) => proof))) {
    const own = noted.filter(({ proof }) => proof === name);
    console.log(`  ${name}: ${own.length} noted`);
    for (const [key, sum] of sums(own)) console.log(`    ${key}: ${sum}`);
  }
}

function sums(noted) {
  const total = new Map();
  for (const line of noted) {
    for (const [key, value] of Object.entries(line)) {
      if (typeof value === 'number' && key !== 'seed')
        total.set(key, (total.get(key) ?? 0) + value);
    }
  }
  return total;
}
