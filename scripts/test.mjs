// npm test: everything that must be green. What is read comes before what is run, but for the
// linter: it takes as long as the rest of the reading twice, and goes on beside the tests. The
// rules of imports (npm run boundaries) are among jest's tests of the architecture.
// Arguments (npm test -- charges --selectProjects unit) go to jest, and only jest runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { orExplain, prepare, root, run, timed } from './prepare.mjs';

await orExplain(async () => {
  await prepare();
  const chosen = process.argv.slice(2);
  if (chosen.length > 0) return run('npm', ['run', '--silent', 'jest', '--', ...chosen]);
  await allAtOnce(['lint:code'], ['lint:format', 'typecheck', 'jest']);
});

/** Each row one after the other, the rows side by side; throws once all have said what is wrong. */
async function allAtOnce(...rows) {
  const ended = await Promise.allSettled(rows.map(oneByOne));
  const reasons = ended.flatMap(({ reason }) => reason?.message ?? []);
  if (reasons.length > 0) throw new Error(reasons.join('\n'));
}

async function oneByOne(names) {
  for (const name of names) await timed(name, () => npmRun(name));
}

async function npmRun(name) {
  const child = spawn('npm', ['run', '--silent', name], { cwd: root, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`npm run ${name} failed.`);
}
