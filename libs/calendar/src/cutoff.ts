import { DAY_MS, DomainError, epochMs, instantFromMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import { addDays } from './business-day.js';
import type { BusinessDay } from './business-day.js';
import { zoneOffsetMs } from './time-zone.js';

declare const kind: unique symbol;

/** The clock time at which one business day ends and the next begins, `HH:MM`. */
export type CutoffTime = string & { readonly [kind]: 'cutoff' };

const HH_MM = /^([01]\d|2[0-3]):([0-5]\d)$/;
const NOON_MINUTES = 12 * 60;

export function parseCutoff(text: string): CutoffTime {
  if (!HH_MM.test(text)) {
    throw new DomainError(
      'cutoff.invalid',
      `"${text}" is not a time of day such as 00:00 or 02:30.`,
    );
  }
  return text as CutoffTime;
}

/** From this business day on, days begin at this cut-off. */
export interface CutoffRule {
  readonly from: BusinessDay;
  readonly time: CutoffTime;
}

/**
 * The business days of an account. Every day ends where the next one begins, whatever the rules,
 * so a change of the cut-off lengthens or shortens one day and leaves no gap and no overlap.
 */
export interface DayRules {
  readonly timeZone: string;
  /** Sorted by `from`; the first one also holds for all days before it. */
  readonly cutoffs: readonly CutoffRule[];
}

/** `[from, to)`: the first instant of the day and the first of the next. */
export interface DayWindow {
  readonly from: Instant;
  readonly to: Instant;
}

export function dayWindow(day: BusinessDay, rules: DayRules): DayWindow {
  return { from: startOf(day, rules), to: startOf(addDays(day, 1), rules) };
}

/** Facts come day by day: the last day that was found is mostly that of the next one, too. */
const lastFound = new WeakMap<DayRules, FoundDay>();

interface FoundDay {
  readonly day: BusinessDay;
  readonly fromMs: number;
  readonly toMs: number;
}

export function businessDayOf(instant: Instant, rules: DayRules): BusinessDay {
  const ms = epochMs(instant);
  const known = lastFound.get(rules);
  if (known && ms >= known.fromMs && ms < known.toMs) return known.day;
  const day = findDay(ms, rules);
  const { from, to } = dayWindow(day, rules);
  lastFound.set(rules, { day, fromMs: epochMs(from), toMs: epochMs(to) });
  return day;
}

function findDay(ms: number, rules: DayRules): BusinessDay {
  const offsetMs = zoneOffsetMs(instantFromMs(ms), rules.timeZone);
  const local = instantFromMs(ms + offsetMs).slice(0, 'YYYY-MM-DD'.length);
  let day = addDays(local as BusinessDay, 1);
  // A cut-off moves a day's start by less than a day either way, so at most two steps back.
  while (epochMs(startOf(day, rules)) > ms) day = addDays(day, -1);
  return day;
}

/**
 * A cut-off in the morning belongs to the night before (with 02:00, the 20th ends at 02:00 on the
 * 21st); one from noon on ends its own date (with 22:00, it ends at 22:00 on the 20th).
 */
function startOf(day: BusinessDay, rules: DayRules): Instant {
  const [hours = 0, minutes = 0] = cutoffAt(day, rules).split(':').map(Number);
  const minutesOfDay = hours * 60 + minutes;
  const shiftMs = minutesOfDay >= NOON_MINUTES ? -DAY_MS : 0;
  const localMs = Date.parse(`${day}T00:00:00Z`) + minutesOfDay * MINUTE_MS + shiftMs;
  return instantFromMs(localMs - zoneOffsetMs(instantFromMs(localMs), rules.timeZone));
}

function cutoffAt(day: BusinessDay, { cutoffs }: DayRules): CutoffTime {
  const rule = cutoffs.findLast(({ from }) => from <= day) ?? cutoffs[0];
  return rule?.time ?? ('00:00' as CutoffTime);
}
