import type { PayoutRules } from '#accounts';
import { addDays, isBankBusinessDay } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import type { Instant } from '#kernel';
import { minus, smallerOf, ZERO } from '#money';
import type { Satang } from '#money';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import type { Judging } from '../judge-rules.js';
import { weekdayOf } from './payout-rhythm.js';

/**
 * Whether a scheduled transfer is due on a day. One that would be made on a day on which banks are
 * closed is made on the next one on which they are not.
 */
export function isPayoutDay(
  day: BusinessDay,
  { scheduledOn }: PayoutRules,
  holidays: Holidays,
): boolean {
  if (scheduledOn === null || !isBankBusinessDay(day, holidays)) return false;
  if (scheduledOn === 'bank-business-days') return true;
  const meant = [day, ...closedDaysBefore(day, holidays)];
  return meant.some((one) => scheduledOn.includes(weekdayOf(one)));
}

function closedDaysBefore(day: BusinessDay, holidays: Holidays): readonly BusinessDay[] {
  const closed: BusinessDay[] = [];
  for (let one = addDays(day, -1); !isBankBusinessDay(one, holidays); one = addDays(one, -1)) {
    closed.push(one);
  }
  return closed;
}

/** A day that is over without a transfer that swept on it or after. */
export interface PayoutlessDay {
  readonly day: BusinessDay;
  /** Banking days are calendar days of the account's time zone, whatever its cut-off. */
  readonly endsAt: Instant;
  /** What could be paid out when it began. */
  readonly transferable: Satang;
}

/**
 * One break for each scheduled transfer that did not come, of the money that should first have been
 * in it: so their amounts can be added up, and a day that added nothing is no break of its own.
 * Days come in order, all after the last transfer that swept.
 */
export function missedPayouts(
  days: readonly PayoutlessDay[],
  rulesOn: (day: BusinessDay) => PayoutRules,
  judging: Judging,
): readonly Break[] {
  let missed: Satang = ZERO;
  return days.flatMap(({ day, endsAt, transferable }) => {
    const rules = rulesOn(day);
    if (!isPayoutDay(day, rules, judging.holidays)) return [];
    const known = smallerOf(missed, transferable > 0n ? transferable : ZERO);
    const isEnough = transferable >= rules.minimum && transferable > known;
    missed = isEnough ? transferable : known;
    if (!isEnough) return [];
    const facts = {
      code: 'SETTLEMENT_MISSING',
      day,
      subject: { kind: 'payout-day', id: day },
      reference: null,
      expected: minus(transferable, known),
      actual: ZERO,
      openedAt: endsAt,
    } as const;
    return [breakOf(facts, judging)];
  });
}
