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

/** Refusals of one reason within an hour, since the last webhook that was let in. */
export interface RefusedInARow {
  readonly reason: string;
  readonly count: number;
}

/** Signed with our secret, and not now: forged it is not. */
const WRONG_TIME = 'stale';

/** Signed by somebody. What nobody signed, as strangers post it everywhere, is no forgery. */
const WRONG_SIGNATURE: ReadonlySet<string> = new Set(['mismatch', 'no_secret']);

/**
 * As many in a row as the rules say: forged, or not our secret. Once it is told (`stands`), it goes
 * on until none came for an hour, also if good ones come in between.
 */
export function judgeRefused(
  hours: readonly RefusedHour[],
  { isPlain, stands }: { readonly isPlain: boolean; readonly stands: boolean },
  now: Instant,
): readonly AlertCondition[] {
  const run = runOfForged(hours, now);
  if (run === null || (!isPlain && !stands)) return [];
  const { firstAt: since, count } = run;
  return [operatorCondition('signatures-refused', { since, count })];
}

/** Whether as many as the rules say were refused in a row for what was signed wrongly. */
export const areForgedInARow = (inARow: readonly RefusedInARow[], leastCount: number): boolean =>
  countOf(inARow, ({ reason }) => WRONG_SIGNATURE.has(reason)) >= leastCount;

/** Whether Opn's webhooks do come, and are refused: that is told of as such, and is no silence. */
export const areRefusedInstead = (
  inARow: readonly RefusedInARow[],
  leastCount: number,
  isClockOff: boolean,
): boolean =>
  areForgedInARow(inARow, leastCount) ||
  countOf(inARow, ({ reason }) => reason === WRONG_TIME) >= (isClockOff ? 1 : leastCount);

/** Whether wrongly signed ones still come. */
export const runOfForged = (hours: readonly RefusedHour[], now: Instant): Happened | null =>
  latestRun(
    byHour(hours.filter(({ reason }) => WRONG_SIGNATURE.has(reason))),
    REFUSED_WITHIN_MS,
    now,
  );

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

const countOf = (
  inARow: readonly RefusedInARow[],
  isMeant: (one: RefusedInARow) => boolean,
): number => inARow.filter(isMeant).reduce((sum, { count }) => sum + count, 0);

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
