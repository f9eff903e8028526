import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DomainError, laterOf } from '#kernel';
import type { Instant } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { peoplesWord } from '../../domain/choices.js';
import { reconcileDay } from '../../domain/reconcile-day.js';
import type { DayReconciliation } from '../../domain/reconcile-day.js';
import { suggestMatches } from '../../domain/suggestions/suggest-matches.js';
import type {
  StrayPayment,
  Suggestion,
  WaitingReceipt,
} from '../../domain/suggestions/suggest-matches.js';
import { loadDayFacts } from '../day-facts.js';
import { JudgedViews } from '../judged-views.js';
import type { JudgedView } from '../scope-judge.js';

/** How far outside of its time a payment may lie, unless told otherwise; at most a week. */
export const DEFAULT_SLACK_MINUTES = 60;
export const MAX_SLACK_MINUTES = 7 * 24 * 60;

const LISTED = 200;

export interface Suggestions {
  readonly day: BusinessDay;
  readonly data: readonly Suggestion[];
  /** More were found than are listed. */
  readonly isCut: boolean;
}

/**
 * Payments of a day that no receipt explains, and receipts still waiting that they might be for,
 * by amount and time. They are never matched by themselves.
 */
export class SuggestMatches extends Query<Suggestions> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
    readonly slackMinutes: number = DEFAULT_SLACK_MINUTES,
  ) {
    super();
  }
}

@QueryHandler(SuggestMatches)
export class SuggestMatchesHandler implements IQueryHandler<SuggestMatches> {
  constructor(private readonly views: JudgedViews) {}

  async execute({ account, day, slackMinutes }: SuggestMatches): Promise<Suggestions> {
    if (slackMinutes < 0 || slackMinutes > MAX_SLACK_MINUTES) {
      throw new DomainError('slack.invalid', `minutes must be 0 to ${MAX_SLACK_MINUTES}.`);
    }
    const found = await this.views.within(account, (view) => suggested(view, day, slackMinutes));
    return { day, data: found.slice(0, LISTED), isCut: found.length > LISTED };
  }
}

async function suggested(
  view: JudgedView,
  day: BusinessDay,
  slackMinutes: number,
): Promise<readonly Suggestion[]> {
  const { on, account, settings, judging } = view;
  const facts = await loadDayFacts(on, account, day, dayWindow(day, settings.days).from);
  // What Opn credited bears on no match.
  const credits = { readUpTo: null, openingDay: null };
  const judged = reconcileDay({ ...facts, credits, strays: [] }, judging, () => null);
  const { isRefused } = peoplesWord(facts.choices);
  return suggestMatches(waiting(judged, view), strays(judged), isRefused, slackMinutes);
}

/** Unpaid or open, and claimed by nobody's money; from its day's start until it falls due. */
const waiting = (
  { receipts }: DayReconciliation,
  { settings }: JudgedView,
): readonly WaitingReceipt[] =>
  receipts
    .filter(({ open, unpaid, matched }) => open + unpaid > 0n && matched === 0n)
    .map(({ group: { expectation }, dueAt }) => {
      const { reference, amount, expectedOn } = expectation;
      const { from, to } = dayWindow(expectedOn, settings.days);
      return { reference, amount, expectedOn, from, to: lastOf(to, dueAt) };
    });

const lastOf = (end: Instant, dueAt: Instant | null): Instant =>
  dueAt === null ? end : laterOf(end, dueAt);

/** Unexpected, or late without a receipt. */
const strays = ({ charges, day }: DayReconciliation): readonly StrayPayment[] =>
  charges.flatMap(({ charge, expectation, unexpected, held }) => {
    const { id: chargeId, reference, gross, paidAt, businessDay } = charge;
    const isStray = expectation === null && unexpected + held > 0n && businessDay === day;
    return isStray && paidAt !== null ? [{ chargeId, reference, gross, paidAt }] : [];
  });
