import { addBankBusinessDays, addDays, addMonths, clockTime, firstDayOf } from '#calendar';
import type { BusinessDay, Holidays, Month } from '#calendar';
import { epochMs, HOUR_MS, isBefore } from '#kernel';
import type { Instant } from '#kernel';

/** People who are handed a report shortly before the hour have until the next bank business day. */
const NOTICE_MS = 4 * HOUR_MS;

/** A day that was closed later than this was caught up with: nobody was told of its report. */
const NEWS_FOR_DAYS = 7;

export interface ApprovalRules {
  readonly timeZone: string;
  readonly holidays: Holidays;
  /** `HH:MM` */
  readonly approvalHour: string;
  readonly monthCloseDay: number;
}

/** A version as far as its approval is concerned. */
export interface AwaitedVersion {
  readonly day: BusinessDay;
  readonly version: number;
  readonly issuedAt: Instant;
  readonly issuedOn: BusinessDay;
  readonly approvedBy: string | null;
}

/** The hour of the next bank business day after the day, or of a later one if it came late. */
export function approvalDueAt(
  { day, issuedAt }: Pick<AwaitedVersion, 'day' | 'issuedAt'>,
  { timeZone, holidays, approvalHour }: ApprovalRules,
): Instant {
  let due = addBankBusinessDays(day, 1, holidays);
  const dueAt = (): Instant => clockTime(due, approvalHour, timeZone);
  while (epochMs(dueAt()) - epochMs(issuedAt) < NOTICE_MS) {
    due = addBankBusinessDays(due, 1, holidays);
  }
  return dueAt();
}

/** Versions whose hour has come and that nobody approved, the oldest day first. */
export function awaitedVersions(
  versions: Iterable<AwaitedVersion>,
  rules: ApprovalRules,
  now: Instant,
): readonly AwaitedVersion[] {
  return [...versions]
    .filter((one) => one.approvedBy === null && wasNews(one))
    .filter((one) => !isBefore(now, approvalDueAt(one, rules)))
    .sort((left, right) => (left.day < right.day ? -1 : 1));
}

/** A later version is always told of. */
const wasNews = ({ version, day, issuedOn }: AwaitedVersion): boolean =>
  version > 1 || day >= addDays(issuedOn, -NEWS_FOR_DAYS);

/** The end of the day of the next month by which a month should be closed. */
export const monthDueAt = (month: Month, { timeZone, monthCloseDay }: ApprovalRules): Instant =>
  clockTime(addDays(firstDayOf(addMonths(month, 1)), monthCloseDay), '00:00', timeZone);
