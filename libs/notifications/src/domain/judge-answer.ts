import type { Outcome } from './delivery.js';

const GONE = 410;

/** 4xx that say "not now" rather than "not so": timeout, too early, too many requests. */
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * What a receiver's HTTP status means. Only a 2xx is a delivery. Other 4xx and redirects are
 * refusals: an address or a secret is wrong, which a person repairs, so they are retried slowly.
 */
export function judgeAnswer(status: number, retryAfterMs: number | null): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered', answer: `answered ${status}` };
  if (status === GONE) return { kind: 'gone', reason: 'the receiver answered 410: gone for good' };
  if (status >= 300 && status < 400) {
    return {
      kind: 'refused',
      reason: `the receiver answered ${status}; redirects are not followed`,
    };
  }
  const reason = `the receiver answered ${status}`;
  if (status >= 400 && status < 500 && !NOT_NOW.has(status)) return { kind: 'refused', reason };
  return { kind: 'failed', reason, retryAfterMs };
}

const SECOND_MS = 1_000;

/** `Retry-After` in seconds or as a date; null where there is none that can be read. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * SECOND_MS : Date.parse(header) - nowMs;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
