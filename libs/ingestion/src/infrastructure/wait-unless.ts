import { setTimeout as wait } from 'node:timers/promises';

/** A timer may fire a moment before its time. */
const TIMER_SLACK_MS = 1;

/** Waits by the monotonic clock; false if one of the signals ended it first. */
export async function waitUnless(ms: number, signals: readonly AbortSignal[]): Promise<boolean> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  for (const signal of signals) signal.addEventListener('abort', end, { once: true });
  if (signals.some(({ aborted }) => aborted)) end();
  try {
    await wait(Math.ceil(ms) + TIMER_SLACK_MS, undefined, { signal: ended.signal });
    return true;
  } catch {
    return false;
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', end);
  }
}
