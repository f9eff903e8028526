import type { Instant } from '#kernel';
import { sum } from '#money';
import type { Satang } from '#money';
import type { BreakCode, StandingBreak } from '#reconciliation';
import { magnitude } from './magnitude.js';

/** What happened to a payout, the gravest first. */
const PROBLEMS = [
  ['TRANSFER_FAILED', 'failed'],
  ['IN_TRANSIT_LATE', 'late'],
  ['SETTLEMENT_MISSING', 'missing'],
] as const satisfies readonly (readonly [BreakCode, string])[];

export type PayoutProblem = (typeof PROBLEMS)[number][1];

/** One payout that did not come, or the scheduled ones since one that did not. */
export interface PayoutTrouble {
  readonly problem: PayoutProblem;
  /** Id of the transfer, or the first day on which none was made. */
  readonly subject: string;
  readonly count: number;
  readonly amount: Satang;
  readonly since: Instant;
}

/** The gravest of each transfer; scheduled ones that were not made end together, with the next. */
export function payoutTroubles(breaks: readonly StandingBreak[]): readonly PayoutTrouble[] {
  const found = PROBLEMS.flatMap(([code, problem]) => {
    const own = breaks.filter((one) => one.code === code);
    return problem === 'missing' ? missed(own) : own.map((one) => troubleOf(problem, [one]));
  });
  return found.filter(
    ({ subject }, index) => found.findIndex((one) => one.subject === subject) === index,
  );
}

function missed(breaks: readonly StandingBreak[]): readonly PayoutTrouble[] {
  const inOrder = [...breaks].sort((left, right) => (left.subject.id < right.subject.id ? -1 : 1));
  return inOrder.length === 0 ? [] : [troubleOf('missing', inOrder)];
}

function troubleOf(problem: PayoutProblem, breaks: readonly StandingBreak[]): PayoutTrouble {
  const [first] = breaks;
  if (!first) throw new Error('A payout without a break is in no trouble.');
  const amount = sum(breaks.map((one) => magnitude(one.amount)));
  const { subject, openedAt: since } = first;
  return { problem, subject: subject.id, count: breaks.length, amount, since };
}
