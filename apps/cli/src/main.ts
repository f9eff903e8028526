import { existsSync } from 'node:fs';

import { commands } from './commands.js';
import { runCommandLine } from './run-command-line.js';

const SETTINGS_FILE = '.env';

if (existsSync(SETTINGS_FILE)) process.loadEnvFile(SETTINGS_FILE); // the real environment wins
process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  out: (line) => console.log(line),
  say: (line) => console.error(line),
});
