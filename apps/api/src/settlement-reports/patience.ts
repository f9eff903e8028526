import { SECOND_MS } from '#kernel';

/** A large file is often there by then, and most callers know of no other answer than the file. */
const PATIENCE_SECONDS = 20;
const MOST_PATIENCE_SECONDS = 60;

const ASYNC = /(?:^|,)\s*respond-async\s*(?:[,;]|$)/i;
const WAIT = /(?:^|,)\s*wait\s*=\s*(\d{1,6})\s*(?:[,;]|$)/i;

/** How long a caller waits before it is told to ask later; RFC 7240: `respond-async`, `wait=5`. */
export function patienceOf(prefer: string | string[] | undefined): number {
  const text = [prefer ?? ''].flat().join();
  const [, seconds] = WAIT.exec(text) ?? [];
  if (seconds !== undefined) return Math.min(Number(seconds), MOST_PATIENCE_SECONDS) * SECOND_MS;
  return ASYNC.test(text) ? 0 : PATIENCE_SECONDS * SECOND_MS;
}
