// npm test: everything that must be green, in the order in which a mistake is cheapest to find.
// Arguments (npm test -- charges --selectProjects unit) go to jest, and only jest runs.
import { orExplain, prepare, run, timed } from './prepare.mjs';

const CHECKS = ['lint', 'typecheck', 'boundaries'];

await orExplain(async () => {
  await prepare();
  const chosen = process.argv.slice(2);
  if (chosen.length > 0) return run('npm', ['run', '--silent', 'jest', '--', ...chosen]);
  for (const check of CHECKS) timed(check, () => run('npm', ['run', '--silent', check]));
  timed('jest', () => run('npm', ['run', '--silent', 'jest']));
});
