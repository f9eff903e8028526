import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { BankPosting, IssuingEvent } from '#days';
import type { Recorded } from '#event-store';
import type { Instant } from '#kernel';

/**
 * Which entries of the books a day ends with: those posted up to the day, and known when it was
 * first closed, or posted by that closing. What is learned later is the next day's, whatever it is
 * about: so every version of a day ends with the same, and the next day begins with it.
 */
export interface LedgerCut {
  readonly day: BusinessDay;
  readonly position: number;
  /** Of the event that closed the day; null: it is open, or about to be closed. */
  readonly closedAt: number | null;
}

/** A day's end in the books, the end before it, and what closings have posted of the bank. */
export interface DayInBooks {
  readonly end: LedgerCut;
  readonly before: LedgerCut;
  /** When the day was first judged to be closed; null: it was not. */
  readonly closedAsOf: Instant | null;
  /** By closings of days up to this one, and what this one is about to post. */
  readonly bank: readonly BankPosting[];
  /** Of it, what this day's first closing has posted, or is about to. */
  readonly arriving: readonly BankPosting[];
}

export function dayInBooks(
  day: BusinessDay,
  position: number,
  issued: readonly Recorded<IssuingEvent>[],
  toPost: readonly BankPosting[],
): DayInBooks {
  const end = cutOf(day, position, issued);
  const own = end.closedAt === null ? undefined : firstOf(day, issued);
  const closings = issued.filter((event) => event.data.day < day && isWithin(event.position, end));
  const arriving = own === undefined ? toPost : (own.data.posting.bank ?? []);
  return {
    end,
    before: cutOf(addDays(day, -1), end.position, issued),
    closedAsOf: own?.data.asOf.instant ?? null,
    bank: [...closings.flatMap(({ data }) => data.posting.bank ?? []), ...arriving],
    arriving,
  };
}

export function cutOf(
  day: BusinessDay,
  position: number,
  issued: readonly Recorded<IssuingEvent>[],
): LedgerCut {
  const first = firstOf(day, issued);
  if (first === undefined || first.data.asOf.position > position) {
    return { day, position, closedAt: null };
  }
  return { day, position: first.data.asOf.position, closedAt: first.position };
}

const firstOf = (
  day: BusinessDay,
  issued: readonly Recorded<IssuingEvent>[],
): Recorded<IssuingEvent> | undefined => issued.find(({ data }) => data.day === day);

const isWithin = (position: number, { position: upTo, closedAt }: LedgerCut): boolean =>
  position <= upTo || position === closedAt;
