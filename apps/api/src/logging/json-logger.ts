import { ProcessLogger } from '#installation';
import type { LineOptions } from '#installation';
import { currentRequestId } from '../http/request-context.js';

/** One JSON object a line; what is said during a request carries the request's id. */
export class JsonLogger extends ProcessLogger {
  protected override getJsonLogObject(message: unknown, options: LineOptions) {
    const requestId = currentRequestId();
    const line = super.getJsonLogObject(message, options);
    return requestId === undefined ? line : { ...line, requestId };
  }
}
