import { currentLogFields, redactValue } from '#processes';
import { ConsoleLogger } from '@nestjs/common';
import type { LogLevel } from '@nestjs/common';

/** The framework's own account of how it put itself together: nobody's news. */
const BOOT_CONTEXTS = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

export interface LineOptions {
  readonly context: string;
  readonly logLevel: LogLevel;
}

/**
 * One JSON object a line, for whatever collects the logs of these processes: time, level, context,
 * message, and on whose behalf (`job`, `account`, `run`). Secrets, names and account numbers are
 * taken out of whatever is said, errors included.
 */
export class ProcessLogger extends ConsoleLogger {
  constructor() {
    super({ json: true, logLevels: ['log', 'warn', 'error', 'fatal'] });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && BOOT_CONTEXTS.has(context)) return;
    super.log(message, ...rest);
  }

  protected override getJsonLogObject(message: unknown, options: LineOptions) {
    const line = super.getJsonLogObject(message, options);
    const clean = redactValue(line) as typeof line;
    const time = new Date(line.timestamp).toISOString();
    return { time, ...currentLogFields(), ...clean };
  }
}
