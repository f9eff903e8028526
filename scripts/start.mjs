// npm start: prepares the checkout, then becomes the command `start` in this same process, so that
// a signal, or kill -9, meets the supervisor itself and not a process in front of it.
import { runCommandLine } from './yodtrong.mjs';

const LOOK_EVERY_MS = 500;

endWithNpm();
await runCommandLine(['start', ...process.argv.slice(2)]);

/** Whoever ends npm means all of it, even by kill -9, which npm cannot pass on. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  watch.unref();
}
