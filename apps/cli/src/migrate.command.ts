import { loadConfig } from '#config';

import { EXIT, readArguments } from './command.js';
import type { Command } from './command.js';
import { withDatabase } from './database/with-database.js';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the tables up to date. `start` does it too; use it where others start.',
  usage: '',
  help: ['Repeating it changes nothing; two at once take turns.'],
  async run(args, terminal) {
    readArguments(args, { options: {}, positionals: [] });
    await withDatabase(loadConfig(process.env), terminal, () => Promise.resolve());
    terminal.out('The tables are up to date.');
    return EXIT.allWell;
  },
};
