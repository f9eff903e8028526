import type { LogConfig } from '#config';
import { currentLogFields, redactValue } from '#processes';
import { ConsoleLogger } from '@nestjs/common';
import type { LogLevel } from '@nestjs/common';
import { lineText } from './log-line-text.js';

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
  readonly writeStreamType?: 'stdout' | 'stderr';
}

/** From the least to the gravest; the framework calls the second one `log`. */
const LEVELS = ['debug', 'log', 'warn', 'error', 'fatal'] as const;
const STANDARD: LogConfig = { level: 'info', format: 'json' };

/**
 * One JSON object a line, for whatever collects the logs of these processes, or a line of text for
 * whoever looks at them: time, level, context, message, and on whose behalf (`job`, `account`,
 * `charge` …). Secrets, names and account numbers are taken out of whatever is said, errors
 * included.
 */
export class ProcessLogger extends ConsoleLogger {
  private readonly isText: boolean;

  constructor({ level, format }: LogConfig = STANDARD) {
    super({ json: true, logLevels: levelsFrom(level) });
    this.isText = format === 'text' || (format === 'auto' && process.stdout.isTTY);
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && BOOT_CONTEXTS.has(context)) return;
    super.log(message, ...rest);
  }

  protected override printAsJson(message: unknown, options: LineOptions): void {
    if (!this.isText) {
      super.printAsJson(message, options);
      return;
    }
    const stream = process[options.writeStreamType ?? 'stdout'];
    const isColoured = stream.isTTY && !process.env['NO_COLOR'];
    stream.write(`${lineText(this.getJsonLogObject(message, options), isColoured)}\n`);
  }

  protected override getJsonLogObject(message: unknown, options: LineOptions) {
    const line = super.getJsonLogObject(message, options);
    const clean = redactValue({ ...currentLogFields(), ...line }) as typeof line;
    const time = new Date(line.timestamp).toISOString();
    const level = line.level === 'log' ? 'info' : line.level;
    return { time, ...clean, level: level as LogLevel };
  }
}

const levelsFrom = (least: LogConfig['level']): LogLevel[] =>
  LEVELS.slice(LEVELS.indexOf(least === 'info' ? 'log' : least));
