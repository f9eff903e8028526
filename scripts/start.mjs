// npm start: prepares the checkout, then becomes the command `start` in this same process, so that
// a signal, or kill -9, meets the supervisor itself and not a process in front of it.
import { runCommandLine } from './yodtrong.mjs';

await runCommandLine(['start', ...process.argv.slice(2)]);
