import { minus, negated, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { BankStatement, Turnover } from './bank-statement.js';
import type { StatedTotals, StatementRow } from './statement-row.js';

/** What rows come to, whether or not they are kept. */
export function turnoverOf(amounts: readonly Satang[]): Turnover {
  const credits = amounts.filter((amount) => amount > 0n);
  const debits = amounts.filter((amount) => amount < 0n);
  return { count: amounts.length, credits: sum(credits), debits: negated(sum(debits)) };
}

type Control = Pick<BankStatement, 'balance' | 'difference'>;

/**
 * Whether the movements lead from the first balance to the last one, and whether they are what is
 * stated of them. Banks list the oldest row first or the newest; on one day either may be so.
 */
export function controlOf(
  rows: readonly StatementRow[],
  stated: StatedTotals | null,
  movements: Turnover,
): Control {
  const chain = chainOf(rows);
  const balance = chain && { opening: chain.opening, closing: chain.closing };
  const byBalance = chain && { count: 0, amount: chain.difference };
  const byTotals = stated && statedDifference(stated, movements);
  const difference = byBalance && byBalance.amount !== 0n ? byBalance : (byTotals ?? byBalance);
  return { balance, difference };
}

interface Chain {
  readonly opening: Satang;
  readonly closing: Satang;
  readonly difference: Satang;
}

/** Null where no balances are stated, or for several accounts in turn. */
function chainOf(rows: readonly StatementRow[]): Chain | null {
  const accounts = new Set(rows.map(({ bankAccount }) => bankAccount));
  if (accounts.size !== 1) return null;
  const [forward, backward] = [chainIn(rows), chainIn(rows.toReversed())];
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || first.bookedOn < last.bookedOn) return forward;
  if (first.bookedOn > last.bookedOn) return backward;
  return forward?.difference === 0n ? forward : agreeing(backward, forward);
}

/** Of two directions the one that adds up, else the first row first. */
const agreeing = (one: Chain | null, other: Chain | null): Chain | null =>
  one?.difference === 0n ? one : other;

/** Movements before the first stated balance and after the last one prove nothing. */
function chainIn(rows: readonly StatementRow[]): Chain | null {
  const from = rows.findIndex(({ balance }) => balance !== null);
  const to = rows.findLastIndex(({ balance }) => balance !== null);
  const [first, last] = [rows[from], rows[to]];
  if (!first || !last || first.balance === null || last.balance === null) return null;
  const opening = minus(first.balance, first.amount ?? ZERO);
  const moved = sum(rows.slice(from, to + 1).map(({ amount }) => amount ?? ZERO));
  const closing = last.balance;
  return { opening, closing, difference: minus(moved, minus(closing, opening)) };
}

/** What came in too much is positive; what went out too much is negative. */
function statedDifference(
  { count, credits, debits }: StatedTotals,
  movements: Turnover,
): NonNullable<Control['difference']> {
  const more = credits === null ? ZERO : minus(movements.credits, credits);
  const less = debits === null ? ZERO : minus(movements.debits, debits);
  return {
    count: count === null ? 0 : movements.count - count,
    amount: more === 0n ? negated(less) : more,
  };
}
