import type { BusinessDay } from '#calendar';
import type { BankPosting } from '#days';
import { minus, plus, sum, ZERO } from '#money';
import type { Satang } from '#money';

/** What arrived in the bank of one transfer. */
export interface Arrival {
  readonly line: string;
  readonly bookedOn: BusinessDay;
  readonly amount: Satang;
}

/**
 * What has arrived of each transfer, by what closings have posted. Where one line stands for
 * several transfers each has its own net, and the first one what the bank shows beyond or short of
 * them: so that the amounts are the line's.
 */
export function arrivalsOf(
  postings: readonly BankPosting[],
  netOf: (transfer: string) => Satang,
): ReadonlyMap<string, Arrival> {
  const arrivals = new Map<string, Arrival>();
  for (const { line, bookedOn, transfers, amount } of standing(postings)) {
    const [first, ...others] = transfers;
    if (first === undefined) continue;
    const rest = minus(amount, sum(others.map(netOf)));
    arrivals.set(first, { line, bookedOn, amount: rest });
    for (const other of others) arrivals.set(other, { line, bookedOn, amount: netOf(other) });
  }
  return arrivals;
}

/** What was posted and not taken back by a later closing. */
function standing(postings: readonly BankPosting[]): readonly BankPosting[] {
  const totals = new Map<string, BankPosting>();
  for (const posting of postings) {
    const key = [posting.line, ...posting.transfers].join('\n');
    const amount = plus(totals.get(key)?.amount ?? ZERO, posting.amount);
    totals.set(key, { ...posting, amount });
  }
  return [...totals.values()].filter(({ amount }) => amount !== 0n);
}
