import { SECOND_MS } from '#kernel';
import type { Problem } from './problem.js';

/** When a caller may try again after an overload or a lost database. */
export const RETRY_AFTER_SECONDS = 1;

/** What the status obliges to say in the header, beside the body. */
export function problemHeaders(problem: Problem): Readonly<Record<string, string>> {
  const { status, code, allowed } = problem;
  switch (status) {
    case 401:
      return code.startsWith('auth.') ? { 'www-authenticate': challenge(code) } : {};
    case 405:
      return Array.isArray(allowed) ? { allow: allowed.join(', ') } : {};
    case 429:
    case 503:
      return { 'retry-after': String(retryAfterSeconds(problem)) };
    default:
      return {};
  }
}

/** As whoever refused it knows, in seconds or (of Opn) in milliseconds; whole, and never 0. */
function retryAfterSeconds({ retryAfterSeconds: seconds, retryAfterMs: ms }: Problem): number {
  const known = typeof ms === 'number' ? ms / SECOND_MS : Number(seconds ?? RETRY_AFTER_SECONDS);
  return Math.max(RETRY_AFTER_SECONDS, Math.ceil(known));
}

/** RFC 6750: a request without a credential is told no error, only what is asked for. */
const challenge = (code: string): string =>
  `Bearer realm="yodtrong"${code === 'auth.missing' ? '' : ', error="invalid_token"'}`;
