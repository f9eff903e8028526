import { logFormatOf } from '#config';
import { DomainError } from '#kernel';
import { ProcessLogger } from './process-logger.js';

/**
 * The last word of a process that could not start: the reason as one line of its log, in the form
 * that LOG_FORMAT asks for, without a stack where the reason speaks for itself.
 */
export function failStart(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && !(error instanceof DomainError) ? error.stack : undefined;
  const logger = new ProcessLogger({ level: 'error', format: logFormatOf(process.env) });
  logger.fatal(`It could not start: ${message}`, ...(stack ? [stack] : []), 'start');
  process.exit(1);
}
