import type { Command } from './command.js';
import { migrateCommand } from './migrate.command.js';
import { startCommand } from './start/start.command.js';

/** Everything the tool can do, in the order of its help. */
export const commands: readonly Command[] = [startCommand, migrateCommand];
