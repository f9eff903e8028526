import { loadConfig } from '#config';
import { EXIT } from '../command.js';
import type { ExitCode, Terminal } from '../command.js';
import { planned } from '../plan-command.js';
import { Installation } from './installation.js';
import { StopRequest } from './stop-request.js';

export const startCommand = planned({
  name: 'start',
  summary: 'Starts the database, the api and the worker, and keeps them running.',
  options: {},
  teaches: [
    'Settings come from the environment (.env.example lists all). Without OPN_SECRET_KEY it is a',
    'demonstration with a simulated Opn account. Ctrl-C stops everything; a second one, at once.',
    'It is `npm start`. For several machines or replicas see docs/operations.md.',
  ],
  examples: ['start'],
  json: null,
  fails: 'Something could not be started, or kept running.',
  stopped: null,
  run(_given, { line, say }) {
    const terminal = { out: line, say };
    return runUntilStopped(new Installation(loadConfig(process.env), terminal), terminal);
  },
});

async function runUntilStopped(installation: Installation, terminal: Terminal): Promise<ExitCode> {
  const stop = new StopRequest(() => {
    terminal.say('Ending everything at once.');
    installation.killAll();
    process.exit(EXIT.checkFailed);
  });
  try {
    await installation.bringUp(stop.signal);
    await Promise.race([stop.requested, installation.givenUp]);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    terminal.say('Stopping …');
    await installation.bringDown();
    stop.release();
  }
  terminal.say('Stopped.');
  return EXIT.allWell;
}
