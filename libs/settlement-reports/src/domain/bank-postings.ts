import type { BusinessDay } from '#calendar';
import type { BankPosting } from '#days';
import { minus, negated, plus, sum, ZERO } from '#money';
import type { JournalTurnover } from './journal/journal-turnover.js';

/**
 * What a closing posts of the bank: lines booked by its day that are matched and not posted yet,
 * and those taken back that were posted and are matched otherwise now, or not any more.
 */
export function bankPostings(
  day: BusinessDay,
  matched: readonly BankPosting[],
  posted: readonly BankPosting[],
): readonly BankPosting[] {
  const own = (postings: readonly BankPosting[]) =>
    totalsOf(postings.filter(({ bookedOn }) => bookedOn <= day));
  const [wanted, before] = [own(matched), own(posted)];
  return [...new Set([...before.keys(), ...wanted.keys()])].sort().flatMap((key) => {
    const posting = wanted.get(key) ?? before.get(key);
    const amount = minus(wanted.get(key)?.amount ?? ZERO, before.get(key)?.amount ?? ZERO);
    return posting === undefined || amount === 0n ? [] : [{ ...posting, amount }];
  });
}

/** By day, line and transfers, which is also their order. */
function totalsOf(postings: readonly BankPosting[]): ReadonlyMap<string, BankPosting> {
  const totals = new Map<string, BankPosting>();
  for (const posting of postings) {
    const key = [posting.bookedOn, posting.line, ...posting.transfers].join('\n');
    const before = totals.get(key)?.amount ?? ZERO;
    totals.set(key, { ...posting, amount: plus(before, posting.amount) });
  }
  return totals;
}

/** The same as the journal of a report shows it: by the day on which the bank booked it. */
export function bankTurnover(
  postings: readonly BankPosting[],
  postingDay: BusinessDay,
  isLate: (relatesTo: BusinessDay) => boolean,
): readonly JournalTurnover[] {
  const days = [...new Set(postings.map(({ bookedOn }) => bookedOn))].sort();
  return days.flatMap((relatesTo) => {
    const amounts = postings.flatMap((one) => (one.bookedOn === relatesTo ? one.amount : []));
    const inward = sum(amounts.filter((amount) => amount > 0n));
    const back = negated(sum(amounts.filter((amount) => amount < 0n)));
    const kind = isLate(relatesTo) ? 'A1' : 'B1';
    const common = { kind, isPromptPay: true, postingDay, relatesTo, entries: amounts.length };
    return [
      { ...common, ledgerAccount: 'bank', debit: inward, credit: back },
      { ...common, ledgerAccount: 'in-transit', debit: back, credit: inward },
    ];
  });
}
