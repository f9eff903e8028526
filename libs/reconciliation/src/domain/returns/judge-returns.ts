import { addBankBusinessDays, businessDayOf, dayWindow } from '#calendar';
import { isBefore } from '#kernel';
import { minus, sum, ZERO } from '#money';
import type { Satang } from '#money';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import { lastOf } from '../judge-rules.js';
import type { Judging } from '../judge-rules.js';
import type { OwedFacts, ReturnFacts } from './return-facts.js';

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

/** Still owed: what people gave up is not. */
export const stillOwed = ({ owed, writtenOff }: OwedFacts): Satang => minus(owed, writtenOff);

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

/**
 * Given back, and not what is owed. Money that nobody has decided about may be given back as
 * well: then what is held is what was to be returned.
 */
function mismatch({ owed, returns }: ReturnsOfOrder, judging: Judging): Break | null {
  const due = stillOwed(owed);
  const expected = due > 0n ? due : owed.held;
  const actual = sum(returns.map(({ amount }) => amount));
  if (actual === expected) return null;
  const known = returns.map(({ knownAt }) => knownAt);
  const openedAt = lastOf(owed.owedSince === null ? known : [...known, owed.owedSince]);
  const sides = { expected, actual, openedAt };
  return breakOf({ ...aboutOrder(owed), ...sides, code: 'RETURN_MISMATCH' }, judging);
}

const aboutOrder = ({ reference, day }: OwedFacts) =>
  ({ day, subject: { kind: 'return', id: reference }, reference }) as const;
