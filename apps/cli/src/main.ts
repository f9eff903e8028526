import { existsSync } from 'node:fs';
import { keepHeapSmall } from '#kernel';
import { EXIT } from './command.js';
import { commands } from './commands.js';
import { outliveReaders, processTerminal } from './process-terminal.js';
import { runCommandLine } from './run-command-line.js';

const SETTINGS_FILE = '.env';

if (existsSync(SETTINGS_FILE)) process.loadEnvFile(SETTINGS_FILE); // the real environment wins
outliveReaders();
keepHeapSmall();
process.exitCode = await runCommandLine(process.argv.slice(2), commands, processTerminal());
// What was stopped is not waited for.
if (process.exitCode === EXIT.interrupted) process.exit();
