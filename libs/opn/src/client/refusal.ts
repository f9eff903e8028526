import { isJsonObject } from '../wire/json-object.js';
import { OpnError } from './opn.errors.js';
import type { OpnErrorCode } from './opn.errors.js';
import { retryAfterMs } from './retry-after.js';

/** An answer with an HTTP status that is no success. Opn's free text stays out of it. */
export function refusal(path: string, response: Response, raw: unknown, nowMs: number): OpnError {
  const { status, headers } = response;
  const opnCode = isJsonObject(raw) && typeof raw['code'] === 'string' ? raw['code'] : undefined;
  const wait = retryAfterMs(headers.get('retry-after'), sentAtMs(headers) ?? nowMs);
  return new OpnError(codeOf(status), `it answered ${status}${opnCode ? ` ${opnCode}` : ''}`, {
    request: `GET ${path}`,
    status,
    ...(opnCode !== undefined && { opnCode }),
    ...(wait !== null && { retryAfterMs: wait }),
  });
}

/** A date in `Retry-After` is by their clock: compared with ours, a skew would be waited for. */
function sentAtMs(headers: Headers): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
}

function codeOf(status: number): OpnErrorCode {
  if (status === 401) return 'opn.unauthorized';
  if (status === 403) return 'opn.forbidden';
  if (status === 404) return 'opn.not_found';
  if (status === 429) return 'opn.rate_limited';
  return status >= 500 ? 'opn.unavailable' : 'opn.refused';
}
