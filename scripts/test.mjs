// npm test: everything that must be green; what is read comes before what is run. The rules of
// imports (npm run boundaries) are among jest's tests of the architecture.
// Arguments (npm test -- charges --selectProjects unit) go to jest, and only jest runs.
import { spawn } from 'node:child_process';

import { orExplain, prepare, root, run, timed } from './prepare.mjs';

const CHECKS = ['lint:code', 'lint:format', 'typecheck'];

await orExplain(async () => {
  await prepare();
  const chosen = process.argv.slice(2);
  if (chosen.length > 0) return run('npm', ['run', '--silent', 'jest', '--', ...chosen]);
  await timed(CHECKS.join(', '), () => allAtOnce(CHECKS));
  await timed('jest', () => run('npm', ['run', '--silent', 'jest']));
});

/** Side by side, since each leaves a core waiting; throws once all have said what is wrong. */
async function allAtOnce(checks) {
  const ended = await Promise.all(checks.map(codeOf));
  const failed = checks.filter((_, index) => ended[index] !== 0);
  if (failed.length > 0) throw new Error(`npm run ${failed.join(' and npm run ')} failed.`);
}

function codeOf(check) {
  const child = spawn('npm', ['run', '--silent', check], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
