import type { SettledAccount } from '#expectations';
import { minus, plus, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { OwedFacts, ReturnFacts } from './return-facts.js';

/** Money of an order by the account of the books in which it stands. */
type ByAccount = Readonly<Record<SettledAccount, Satang>>;

const OWED = 'customer-refunds-payable';
const HELD = 'unreconciled-receipts';

/** Still owed: what people gave up is not. */
export const stillOwed = ({ owed, writtenOff }: OwedFacts): Satang => minus(owed, writtenOff);

/** Still held: what people decided to keep is not. */
const stillHeld = ({ held, heldWrittenOff }: OwedFacts): Satang => minus(held, heldWrittenOff);

/** An order that holds nothing of anyone's money, such as one whose payment is another's now. */
export const nothingDue = (reference: string, day: OwedFacts['day']): OwedFacts => ({
  ...{ reference, day, owed: ZERO, writtenOff: ZERO, held: ZERO, heldWrittenOff: ZERO },
  ...{ owedSince: null, cameOn: [] },
});

/**
 * What returns of so much in all should come to. What is held need not be given back, but may be:
 * it counts as soon as more goes back than is owed.
 */
export function expectedBack(facts: OwedFacts, returned: Satang): Satang {
  const [owed, held] = [positive(stillOwed(facts)), positive(stillHeld(facts))];
  return owed > 0n && returned <= owed ? owed : plus(owed, held);
}

/** What returns may come to in all while something was written off; null: nothing was. */
export function mostToReturn(facts: OwedFacts): Satang | null {
  if (facts.writtenOff <= 0n && facts.heldWrittenOff <= 0n) return null;
  return plus(positive(stillOwed(facts)), positive(stillHeld(facts)));
}

/**
 * The account that a return settles, beside those that settle one already. What is owed comes
 * first; null: the amount fits neither what is owed nor what is held, but takes from both.
 */
export function settledBy(
  facts: OwedFacts,
  others: readonly ReturnFacts[],
  amount: Satang,
): SettledAccount | null {
  const left = leftOf(facts, others);
  const [owed, held] = [left[OWED], left[HELD]];
  if (held <= 0n && owed <= 0n) return facts.owed > 0n || facts.held <= 0n ? OWED : HELD;
  if (held <= 0n || amount <= owed) return OWED;
  return owed <= 0n || amount <= held ? HELD : null;
}

/** Accounts in which what was given back differs from what was to be. */
export function accountsThatDiffer(
  facts: OwedFacts,
  returns: readonly ReturnFacts[],
): readonly SettledAccount[] {
  const left = leftOf(facts, returns);
  const nothingTaken = !returns.some(({ settles }) => settles === HELD);
  // What is held waits for a decision, unless a part of it was given back.
  return ([OWED, HELD] as const).filter(
    (account) => left[account] !== 0n && !(account === HELD && nothingTaken),
  );
}

/** What approved returns have left in each account; below 0: they took too much. */
function leftOf(facts: OwedFacts, returns: readonly ReturnFacts[]): ByAccount {
  const taken = (account: SettledAccount): Satang =>
    sum(returns.filter(({ settles }) => settles === account).map(({ amount }) => amount));
  return {
    [OWED]: minus(positive(stillOwed(facts)), taken(OWED)),
    [HELD]: minus(positive(stillHeld(facts)), taken(HELD)),
  };
}

const positive = (amount: Satang): Satang => (amount > 0n ? amount : ZERO);
