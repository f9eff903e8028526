import { lineText, ProcessLogger } from '#installation';
import type { LineOptions } from '#installation';
import type { Speaking } from '../database/with-database.js';

/** The framework tells what it throws as well: the command says why it failed. */
const THROWN = 'ExceptionHandler';

/**
 * What goes on beside a command, from warnings on: as text without secrets, where the command
 * speaks of its work. Standard output has its result, and nothing else.
 */
export class CommandLogger extends ProcessLogger {
  constructor(private readonly speaking: Speaking) {
    super({ level: 'warn', format: 'text' });
  }

  protected override printAsJson(message: unknown, options: LineOptions): void {
    if (options.context === THROWN) return;
    const { say, complain = say } = this.speaking;
    const tell = options.logLevel === 'warn' ? say : complain;
    tell(lineText(this.getJsonLogObject(message, options), false));
  }
}
