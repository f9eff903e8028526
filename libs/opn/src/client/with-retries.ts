import { once } from 'node:events';
import { backoffMs } from '#kernel';
import { Deadline } from './deadline.js';
import { OpnError } from './opn.errors.js';
import type { OpnLimits } from './opn-limits.js';

export interface Retrying {
  readonly limits: OpnLimits;
  readonly random: () => number;
}

/** Tries again what may pass by itself, a bounded number of times; the last error is thrown. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { limits, random }: Retrying,
  callers: readonly AbortSignal[] = [],
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof OpnError)) throw error;
      if (!error.isWorthRetrying || tries >= limits.maxTries) throw error.afterTries(tries);
      await pause(pauseMs(error, tries, limits, random), error, callers);
    }
  }
}

function pauseMs(
  { facts }: OpnError,
  tries: number,
  { backoff, maxRetryAfterMs }: OpnLimits,
  random: () => number,
): number {
  const ours = backoffMs(tries, backoff, random);
  return Math.max(ours, Math.min(facts.retryAfterMs ?? 0, maxRetryAfterMs));
}

async function pause(
  ms: number,
  { facts }: OpnError,
  callers: readonly AbortSignal[],
): Promise<void> {
  const deadline = new Deadline(ms, callers);
  if (!deadline.signal.aborted) await once(deadline.signal, 'abort');
  deadline.release();
  if (!deadline.isGivenUp) return;
  throw new OpnError('opn.aborted', 'not waited for', { request: facts.request });
}
