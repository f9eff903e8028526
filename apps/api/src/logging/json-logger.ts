import { ProcessLogger } from '#installation';
import type { LogLevel } from '@nestjs/common';
import { currentRequestId } from '../http/request-context.js';

interface LineOptions {
  readonly context: string;
  readonly logLevel: LogLevel;
}

/** One JSON object a line; what is said during a request carries the request's id. */
export class JsonLogger extends ProcessLogger {
  protected override getJsonLogObject(message: unknown, options: LineOptions) {
    const requestId = currentRequestId();
    const line = super.getJsonLogObject(message, options);
    return requestId === undefined ? line : { ...line, requestId };
  }
}
