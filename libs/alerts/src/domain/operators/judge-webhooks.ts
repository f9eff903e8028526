import { HOUR_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertCondition } from '../alert-condition.js';
import { latestRun } from './latest-run.js';
import type { Happened } from './latest-run.js';
import { operatorCondition } from './operator-condition.js';

/** Refused webhooks that are this far apart have nothing to do with each other. */
export const REFUSED_WITHIN_MS = HOUR_MS;

/** Refusals of one reason, by the hour. */
export interface RefusedHour extends Happened {
  readonly reason: string;
}

/** Signed with our secret, and not now: forged it is not. */
const WRONG_TIME = 'stale';

/** As many as the rules say, each within an hour of the one before: forged, or not our secret. */
export function judgeRefused(
  hours: readonly RefusedHour[],
  leastCount: number,
  now: Instant,
): readonly AlertCondition[] {
  const forged = byHour(hours.filter(({ reason }) => reason !== WRONG_TIME));
  const run = latestRun(forged, REFUSED_WITHIN_MS, now);
  if (run === null || run.count < leastCount) return [];
  const { firstAt: since, count } = run;
  return [operatorCondition('signatures-refused', { since, count })];
}

/** As many with a right signature and a wrong time: our clock is off, or somebody replays them. */
export function judgeWebhookTimes(
  hours: readonly RefusedHour[],
  leastCount: number,
  now: Instant,
): readonly AlertCondition[] {
  const untimely = hours.filter(({ reason }) => reason === WRONG_TIME);
  const run = latestRun(untimely, REFUSED_WITHIN_MS, now);
  if (run === null || run.count < leastCount) return [];
  const { firstAt: since, count } = run;
  return [operatorCondition('clock-off', { subject: 'webhooks', since, count })];
}

/** Those of one hour follow each other, whatever their reasons. */
function byHour(hours: readonly RefusedHour[]): readonly Happened[] {
  const together: Happened[] = [];
  for (const { firstAt, lastAt, count } of hours) {
    const last = together.at(-1);
    if (last === undefined || lastAt < last.firstAt) together.push({ firstAt, lastAt, count });
    else together[together.length - 1] = joined(last, { firstAt, lastAt, count });
  }
  return together;
}

const joined = (one: Happened, other: Happened): Happened => ({
  firstAt: one.firstAt < other.firstAt ? one.firstAt : other.firstAt,
  lastAt: one.lastAt > other.lastAt ? one.lastAt : other.lastAt,
  count: one.count + other.count,
});
