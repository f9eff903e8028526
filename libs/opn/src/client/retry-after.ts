import { SECOND_MS } from '#kernel';

const SECONDS = /^\d{1,9}$/;

/**
 * The wait a `Retry-After` header asks for, in seconds or as an HTTP date; null if it is neither.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const value = header.trim();
  if (SECONDS.test(value)) return Number(value) * SECOND_MS;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
