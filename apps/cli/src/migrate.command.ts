import { loadConfig } from '#config';
import { EXIT } from './command.js';
import { withDatabase } from './database/with-database.js';
import { planned } from './plan-command.js';

export const migrateCommand = planned({
  name: 'migrate',
  summary: 'Brings the tables up to date. `start` does it too; use it where others start.',
  options: {},
  teaches: [
    'Run it once with the new version, before its api and worker are started: processes of the',
    'version before go on working meanwhile. Repeating it changes nothing; two at once take turns.',
  ],
  examples: ['migrate'],
  json: ['{ upToDate: true }'],
  fails: 'A step could not be done: it is undone, and those before it stay.',
  stopped: 'The step in hand is undone, and those before it stay: the same command goes on.',
  async run(_given, talk) {
    await withDatabase(loadConfig(process.env), talk, () => Promise.resolve());
    talk.json({ upToDate: true });
    talk.line('The tables are up to date.');
    return EXIT.allWell;
  },
});
