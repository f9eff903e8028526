import type { AlertRules } from '#accounts';
import type { BusinessDay } from '#calendar';
import { sum } from '#money';
import type { Satang } from '#money';
import { BREAK_CODES } from '#reconciliation';
import type { BreakCode, StandingTally } from '#reconciliation';

type Limits = Pick<AlertRules, 'mismatchPercent' | 'mismatchAmount'>;

/** Breaks of a closed day that are too many or too much. */
export interface Mismatches {
  readonly day: BusinessDay;
  readonly count: number;
  readonly amount: Satang;
  /** Of which there are most. */
  readonly code: BreakCode;
  /** What most of those with a known cause have in common; null: none is known. */
  readonly cause: string | null;
}

/**
 * Days with breaks above a limit, in their order; `chargesOn` null: the day is not closed, and what
 * does not agree yet may still do so. What ends by itself counts once it should have ended.
 */
export function judgeMismatches(
  tallies: readonly StandingTally[],
  chargesOn: (day: BusinessDay) => number | null,
  limits: Limits,
): readonly Mismatches[] {
  const counted = tallies.filter(counts);
  const days = [...new Set(counted.map(({ day }) => day))].sort();
  return days.flatMap((day) => {
    const charges = chargesOn(day);
    const own = counted.filter((tally) => tally.day === day);
    if (charges === null || !isAbove(own, charges, limits)) return [];
    const [code] = mostOf(own.map((tally) => [tally.code, tally.count] as const));
    const caused = own.flatMap(({ cause, count }) => (cause ? [[cause, count] as const] : []));
    const [cause] = mostOf(caused);
    return code ? [{ day, code, cause: cause ?? null, ...totalsOf(own) }] : [];
  });
}

/** What counts of one day, above a limit or not. */
export const countedOn = (day: BusinessDay, tallies: readonly StandingTally[]): number =>
  totalsOf(tallies.filter((tally) => tally.day === day && counts(tally))).count;

/** Nobody is told of differences of one satang, nor of what may clear before it is due. */
const counts = ({ code, isGrouped, isOverdue }: StandingTally): boolean =>
  !isGrouped && (isOverdue || BREAK_CODES[code].family !== 'timing');

function totalsOf(tallies: readonly StandingTally[]): { count: number; amount: Satang } {
  const count = tallies.reduce((total, tally) => total + tally.count, 0);
  return { count, amount: sum(tallies.map(({ amount }) => amount)) };
}

function isAbove(
  tallies: readonly StandingTally[],
  charges: number,
  { mismatchPercent, mismatchAmount }: Limits,
): boolean {
  const { count, amount } = totalsOf(tallies);
  return amount > mismatchAmount || isMoreThan(count, mismatchPercent, charges);
}

const PER_CENT = 100n;

/** `0.5` of 200 is one: exactly, for one charge decides. */
function isMoreThan(count: number, percent: string, of: number): boolean {
  const [whole = '0', decimals = ''] = percent.split('.');
  const scale = 10n ** BigInt(decimals.length);
  return BigInt(count) * PER_CENT * scale > BigInt(whole + decimals) * BigInt(of);
}

/** Keys with the highest sums first; of equal ones the first named. */
function mostOf<Key extends string>(counted: readonly (readonly [Key, number])[]): readonly Key[] {
  const sums = new Map<Key, number>();
  for (const [key, count] of counted) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums].sort(([, left], [, right]) => right - left).map(([key]) => key);
}
