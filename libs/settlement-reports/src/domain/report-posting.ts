import type { BusinessDay } from '#calendar';
import type { IssuingEvent } from '#days';
import { minus, plus, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { JudgedDay } from '#reconciliation';

/** What closing posts (M1): receipts settled by matches, and money owed back to customers. */
export interface Posting {
  readonly matched: Satang;
  readonly owed: Satang;
}

export const NOTHING_POSTED: Posting = { matched: ZERO, owed: ZERO };

/** M1 settles what was booked and matched on the day; a reversed charge is no longer booked. */
export function postingOf({ result, clean }: Pick<JudgedDay, 'clean' | 'result'>): Posting {
  const { day, charges } = result;
  const own = charges.filter(
    ({ charge }) => charge.businessDay === day && charge.status !== 'reversed',
  );
  return {
    matched: plus(clean.matched.gross, sum(own.map(({ matched }) => matched))),
    owed: sum(own.map(({ owed }) => owed)),
  };
}

const addPostings = (left: Posting, right: Posting): Posting => ({
  matched: plus(left.matched, right.matched),
  owed: plus(left.owed, right.owed),
});

/** What all versions of a day have posted, and closings of other days after its month's. */
export function postedOf(
  issued: readonly { readonly data: IssuingEvent['data'] }[],
  day: BusinessDay,
): Posting {
  const own = issued.flatMap(({ data }) => [
    ...(data.day === day ? [data.posting] : []),
    ...(data.posting.late ?? []).filter((late) => late.day === day),
  ]);
  return own.reduce(addPostings, NOTHING_POSTED);
}

/** What is left to post of `all` after earlier versions have posted theirs. */
export const stillToPost = (all: Posting, posted: Posting): Posting => ({
  matched: minus(all.matched, posted.matched),
  owed: minus(all.owed, posted.owed),
});
