import { daysBetween } from '#calendar';
import type { BusinessDay } from '#calendar';
import { epochMs, HOUR_MS } from '#kernel';
import type { Instant } from '#kernel';
import { plus } from '#money';
import type { Satang } from '#money';
import { ageOf } from './to-break-view.js';
import type { Ageing } from './to-break-view.js';

/**
 * `age`: bank business days open; `hours`: as operations count; `overdue`: calendar days past due,
 * as finance counts.
 */
export const BREAK_GROUPINGS = [
  'code',
  'status',
  'day',
  'assignee',
  'cause',
  'age',
  'hours',
  'overdue',
] as const;

export type BreakGrouping = (typeof BREAK_GROUPINGS)[number];

/** Breaks of one key, as the database adds them up; `key` null: they have none. */
export interface BreakTallyRow {
  readonly key: string | null;
  readonly count: number;
  readonly amount: Satang;
  readonly oldest: Instant;
}

export interface GroupedBreaks {
  readonly key: string | null;
  readonly count: number;
  readonly amount: Satang;
  /** When the oldest of them was opened. */
  readonly oldest: Instant;
}

type Bucket = readonly [name: string, upTo: number];

const BANK_DAYS: readonly Bucket[] = [
  ['0-1', 1],
  ['2-3', 3],
  ['4-7', 7],
  ['8-30', 30],
  ['over-30', Number.POSITIVE_INFINITY],
];
const HOURS: readonly Bucket[] = [
  ['under-24h', 24],
  ['1-3d', 72],
  ['3-7d', 168],
  ['7-30d', 720],
  ['over-30d', Number.POSITIVE_INFINITY],
];
const DAYS_PAST_DUE: readonly Bucket[] = [
  ['current', 0],
  ['1-30', 30],
  ['31-60', 60],
  ['61-90', 90],
  ['over-90', Number.POSITIVE_INFINITY],
];

type KeyOf = (key: string | null) => string | null;

/** Which group a key of the database belongs to. */
export function bucketsBy(by: BreakGrouping, ageing: Ageing, now: Instant): KeyOf {
  switch (by) {
    case 'age':
      return inBuckets(
        BANK_DAYS,
        (key) => ageOf(key as Instant, ageing.today, ageing).bankBusinessDays,
      );
    case 'hours':
      // A full day is no longer "under a day".
      return inBuckets(HOURS, (key) => hoursSince(key as Instant, now));
    case 'overdue':
      return inBuckets(DAYS_PAST_DUE, (key) => daysBetween(key as BusinessDay, ageing.today));
    case 'code':
    case 'status':
    case 'day':
    case 'assignee':
    case 'cause':
      return (key) => key;
  }
}

const hoursSince = (instant: Instant, now: Instant): number =>
  Math.floor((epochMs(now) - epochMs(instant)) / HOUR_MS) + 1;

function inBuckets(buckets: readonly Bucket[], measure: (key: string) => number): KeyOf {
  return (key) => {
    if (key === null) return null;
    const value = measure(key);
    return buckets.find(([, upTo]) => value <= upTo)?.[0] ?? null;
  };
}

/** In the order in which the groups first appear among the keys, which come sorted. */
export function groupTallies(
  rows: readonly BreakTallyRow[],
  keyOf: KeyOf,
): readonly GroupedBreaks[] {
  const groups = new Map<string | null, GroupedBreaks>();
  for (const row of rows) {
    const key = keyOf(row.key);
    const known = groups.get(key);
    groups.set(key, known ? together(known, row) : { ...row, key });
  }
  return [...groups.values()];
}

const together = (known: GroupedBreaks, row: BreakTallyRow): GroupedBreaks => ({
  key: known.key,
  count: known.count + row.count,
  amount: plus(known.amount, row.amount),
  oldest: Date.parse(row.oldest) < Date.parse(known.oldest) ? row.oldest : known.oldest,
});
