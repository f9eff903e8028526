import { addBankBusinessDays, businessDayOf, dayWindow } from '#calendar';
import { isBefore } from '#kernel';
import { sum, ZERO } from '#money';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import { lastOf } from '../judge-rules.js';
import type { Judging } from '../judge-rules.js';
import type { OwedFacts, ReturnFacts } from './return-facts.js';
import type { SeenReturns } from './see-at-bank.js';
import { expectedBack, stillOwed } from './what-is-due.js';

/** What is owed for an order, what was given back, and within how many bank business days. */
export interface ReturnsOfOrder {
  readonly owed: OwedFacts;
  /** Without those that were withdrawn. */
  readonly returns: readonly ReturnFacts[];
  readonly withinDays: number;
  /** Returns that the bank shows with another amount, each with its line. */
  readonly otherAtBank: SeenReturns;
}

/** What is wrong with the money that an order's customer should have back. */
export function judgeReturns(order: ReturnsOfOrder, judging: Judging): readonly Break[] {
  const { returns } = order;
  const found =
    returns.length > 0
      ? (mismatch(order, judging) ?? otherAmount(order, judging))
      : overdue(order, judging);
  return found === null ? [] : [found];
}

/** Owed, and nothing was given back in time. */
function overdue({ owed, withinDays }: ReturnsOfOrder, judging: Judging): Break | null {
  const expected = stillOwed(owed);
  if (expected <= 0n || owed.owedSince === null) return null;
  const since = businessDayOf(owed.owedSince, judging.days);
  const lastDay = addBankBusinessDays(since, withinDays, judging.holidays);
  const { to: openedAt } = dayWindow(lastDay, judging.days);
  if (isBefore(judging.instant, openedAt)) return null;
  const sides = { expected, actual: ZERO, openedAt };
  return breakOf({ ...aboutOrder(owed), ...sides, code: 'RETURN_OVERDUE' }, judging);
}

/** Given back, and not what was to be. */
function mismatch({ owed, returns }: ReturnsOfOrder, judging: Judging): Break | null {
  const actual = sum(returns.map(({ amount }) => amount));
  const expected = expectedBack(owed, actual);
  if (actual === expected) return null;
  const known = returns.map(({ knownAt }) => knownAt);
  const openedAt = lastOf(owed.owedSince === null ? known : [...known, owed.owedSince]);
  const sides = { expected, actual, openedAt };
  return breakOf({ ...aboutOrder(owed), ...sides, code: 'RETURN_MISMATCH' }, judging);
}

/** Recorded as it was to be, but the bank paid out another amount: bank − recorded. */
function otherAmount(order: ReturnsOfOrder, judging: Judging): Break | null {
  const pairs = order.returns.flatMap((one) => {
    const line = order.otherAtBank.get(one.id);
    return line ? [{ one, line }] : [];
  });
  if (pairs.length === 0) return null;
  const facts = {
    expected: sum(pairs.map(({ one }) => one.amount)),
    actual: sum(pairs.map(({ line }) => line.amount)),
    openedAt: lastOf(pairs.flatMap(({ one, line }) => [one.knownAt, line.knownAt])),
    detail: pairs.map(({ one, line }) => `return ${one.number} is bank line ${line.id}`).join('; '),
  };
  return breakOf({ ...aboutOrder(order.owed), ...facts, code: 'RETURN_MISMATCH' }, judging);
}

const aboutOrder = ({ reference, day }: OwedFacts) =>
  ({ day, subject: { kind: 'return', id: reference }, reference }) as const;
