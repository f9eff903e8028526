import type { BusinessDay } from '#calendar';
import type { Break } from '../break.js';
import { expectedSide, paidSide } from '../day-totals.js';
import type { ExpectedSide, PaidSide } from '../day-totals.js';
import { isPaid } from '../facts.js';
import type { DayFacts } from '../facts.js';
import { judgeMatches } from '../judge-matches.js';
import type { Judging } from '../judge-rules.js';
import { missingExpectations } from '../missing-source.js';

/** Everything that bears on some days, each receipt and charge once. */
export interface WindowFacts extends Pick<DayFacts, 'expectations' | 'charges' | 'choices'> {
  readonly days: readonly BusinessDay[];
}

export type ExpectedAmounts = Pick<ExpectedSide, 'matched' | 'open' | 'unpaid' | 'held'>;
export type PaidAmounts = Pick<PaidSide, 'matched' | 'excess' | 'unexpected' | 'held'>;

/** What the receipts and PromptPay payments of a day come to. */
export interface DayAmounts {
  readonly day: BusinessDay;
  readonly expected: ExpectedAmounts;
  readonly paid: PaidAmounts;
}

export interface WindowVerdict {
  readonly days: readonly DayAmounts[];
  /** Of receipts and their charges, on these days; by id. */
  readonly breaks: readonly Break[];
}

/** Judges receipts and charges of some days together: what matching decides, and nothing else. */
export function judgeWindow(facts: WindowFacts, judging: Judging): WindowVerdict {
  const { days, expectations, charges } = facts;
  const verdicts = judgeMatches(facts, judging);
  const receipts = verdicts.flatMap(({ receipt }) => receipt ?? []);
  const shares = verdicts.flatMap((verdict) => verdict.charges);
  const looked = verdicts.flatMap(({ breaks }) => breaks);
  const paid = charges.filter(isPaid);
  const amounts = days.map((day) => ({
    day,
    expected: expectedAmounts(expectedSide(receipts, day)),
    paid: paidAmounts(
      paidSide(
        paid.filter(({ businessDay }) => businessDay === day),
        shares,
        day,
      ),
    ),
  }));
  const breaks = days.flatMap((day) => {
    const own = looked.filter((item) => item.day === day);
    return missingExpectations({ day, expectations }, own, judging);
  });
  return { days: amounts, breaks: [...breaks].sort((one, two) => (one.id < two.id ? -1 : 1)) };
}

const expectedAmounts = ({ matched, open, unpaid, held }: ExpectedSide): ExpectedAmounts => ({
  matched,
  open,
  unpaid,
  held,
});

const paidAmounts = ({ matched, excess, unexpected, held }: PaidSide): PaidAmounts => ({
  matched,
  excess,
  unexpected,
  held,
});
