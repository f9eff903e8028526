import { DAY_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertCondition } from '../alert-condition.js';
import { latestRun } from './latest-run.js';
import type { Happened } from './latest-run.js';
import { operatorCondition } from './operator-condition.js';

/** None for so long: somebody has seen to it. */
export const QUIET_AFTER_MS = DAY_MS;

/** Objects of the other mode come in; each was kept out of the books, and is kept as evidence. */
export function judgeModes(
  hours: readonly Happened[],
  account: string,
  now: Instant,
): readonly AlertCondition[] {
  const run = latestRun(hours, QUIET_AFTER_MS, now);
  if (run === null) return [];
  const link = `/v1/breaks?account=${account}&code=WRONG_MODE`;
  const { firstAt: since, count } = run;
  return [operatorCondition('mode-mismatch', { since, count, link })];
}
