import { loadConfig } from '#config';

import { EXIT, readArguments } from '../command.js';
import type { Command, ExitCode, Terminal } from '../command.js';
import { Installation } from './installation.js';
import { StopRequest } from './stop-request.js';

export const startCommand: Command = {
  name: 'start',
  summary: 'Starts the database, the api and the worker, and keeps them running.',
  usage: '',
  help: [
    'Settings come from the environment (.env.example lists all). Without OPN_SECRET_KEY it is a',
    'demonstration with a simulated Opn account. Ctrl-C stops everything; a second one, at once.',
    '',
    'Example: PORT=8080 npm start',
  ],
  async run(args, terminal) {
    readArguments(args, { options: {}, positionals: [] });
    return runUntilStopped(new Installation(loadConfig(process.env), terminal), terminal);
  },
};

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
