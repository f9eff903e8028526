import { addDays, clockTime, isBankBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { epochMs, HOUR_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { Urgency } from './alert-kind.js';
import { digestMoment, wallClock } from './quiet-hours.js';
import type { Hours } from './quiet-hours.js';

/** So near to a digest, what it says is not said again beside it. */
const NEAR_DIGEST_MS = HOUR_MS;

/**
 * How long people could have acted between two moments on what is told with this urgency: of what
 * waits for the day, quiet hours do not count, however many days it takes.
 */
export function reachableMs(urgency: Urgency, from: Instant, to: Instant, hours: Hours): number {
  if (urgency === 'digest') return 0;
  if (urgency === 'any-hour') return overlapMs(from, to, from, to);
  const last = wallClock(to, hours.timeZone).day;
  let sumMs = 0;
  for (let { day } = wallClock(from, hours.timeZone); day <= last; day = addDays(day, 1)) {
    for (const [begins, ends] of loudHours(day, hours)) sumMs += overlapMs(begins, ends, from, to);
  }
  return sumMs;
}

/** Whether the digest of the day is about to say what stands, or just has. */
export const isNearDigest = (urgency: Urgency, now: Instant, hours: Hours): boolean =>
  urgency !== 'any-hour' &&
  Math.abs(epochMs(now) - epochMs(digestMoment(now, hours))) < NEAR_DIGEST_MS;

type Span = readonly [begins: Instant, ends: Instant];

function loudHours(day: BusinessDay, { timeZone, holidays, rules }: Hours): readonly Span[] {
  const { quietFrom, quietUntil, quietOnHolidays } = rules;
  if (quietOnHolidays && !isBankBusinessDay(day, holidays)) return [];
  const spans: readonly (readonly [string, string])[] =
    quietFrom <= quietUntil
      ? [
          ['00:00', quietFrom],
          [quietUntil, '24:00'],
        ]
      : [[quietUntil, quietFrom]];
  return spans.map(([begins, ends]) => [
    clockTime(day, begins, timeZone),
    clockTime(day, ends, timeZone),
  ]);
}

const overlapMs = (begins: Instant, ends: Instant, from: Instant, to: Instant): number =>
  Math.max(0, Math.min(epochMs(ends), epochMs(to)) - Math.max(epochMs(begins), epochMs(from)));
