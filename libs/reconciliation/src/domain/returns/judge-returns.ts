import { addBankBusinessDays, businessDayOf, dayWindow } from '#calendar';
import { isBefore } from '#kernel';
import { sum, ZERO } from '#money';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import { lastOf } from '../judge-rules.js';
import type { Judging } from '../judge-rules.js';
import type { OwedFacts, ReturnFacts } from './return-facts.js';
import { expectedBack, stillOwed } from './what-is-due.js';

/** What is owed for an order, what was given back, and within how many bank business days. */
export interface ReturnsOfOrder {
  readonly owed: OwedFacts;
  /** Without those that were withdrawn. */
  readonly returns: readonly ReturnFacts[];
  readonly withinDays: number;
}

/** What is wrong with the money that an order's customer should have back. */
export function judgeReturns(order: ReturnsOfOrder, judging: Judging): readonly Break[] {
  const { returns } = order;
  const found = returns.length > 0 ? mismatch(order, judging) : overdue(order, judging);
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

const aboutOrder = ({ reference, day }: OwedFacts) =>
  ({ day, subject: { kind: 'return', id: reference }, reference }) as const;
