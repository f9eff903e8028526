import { isStated, rulesOn } from '#accounts';
import type { PayoutRules } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { satang } from '#money';
import { missedPayouts } from '../../domain/payout/missed-payouts.js';
import type { PayoutlessDay } from '../../domain/payout/missed-payouts.js';
import { rhythmOf } from '../../domain/payout/payout-rhythm.js';
import { unreadOf } from '../../domain/payout/read-spans.js';
import type { JudgedView, ScopeJudge } from '../scope-judge.js';
import { loadLastSweep, loadScheduledDays, transferableSince } from './last-sweep.js';
import type { LastSweep } from './last-sweep.js';
import { spansOf } from './span-store.js';

/** A standstill of months is one that nobody wants a break a day of. */
const MAX_DAYS = 60;

/** Judges days on which a scheduled transfer should have taken what could be paid out. */
export const payoutDayJudge: ScopeJudge = {
  kind: 'payout-day',
  affected: (view) => concernedDays(view),
  waiting: (view) => concernedDays(view),

  async judge(view, ids) {
    const last = await loadLastSweep(view.on, view.account);
    const breaks = last === null ? [] : await missedSince(last, view);
    const proofOf = () => last && `transfer ${last.id} took it`;
    return new Map(
      ids.map((id) => [id, { breaks: breaks.filter(({ day }) => day === id), proofOf }]),
    );
  },
};

async function concernedDays(view: JudgedView): Promise<readonly string[]> {
  const { on, account } = view;
  const open = await on.query<{ id: BusinessDay }>(OPEN, [account]);
  const last = await loadLastSweep(on, account);
  const days = last === null ? [] : daysAfter(last, view);
  return [...new Set([...open.map(({ id }) => id), ...days])].sort();
}

async function missedSince(last: LastSweep, view: JudgedView) {
  const { on, account, settings, judging } = view;
  const transactions = await spansOf(on, account, 'transactions');
  const transfers = await spansOf(on, account, 'transfers');
  const days: PayoutlessDay[] = [];
  for (const day of daysAfter(last, view)) {
    const { from, to: endsAt } = dayWindow(day, bankDays(settings.days));
    const isRead =
      unreadOf(transfers, from, endsAt) === null &&
      unreadOf(transactions, last.createdAt, from) === null;
    if (!isRead) break;
    const transferable = satang(await transferableSince(on, account, last.createdAt, from));
    days.push({ day, endsAt, transferable });
  }
  return missedPayouts(days, await rulesSince(last, view), judging);
}

/** What somebody stated holds to the letter; else what the transfers before have shown. */
async function rulesSince(last: LastSweep, { on, account, settings, judging }: JudgedView) {
  const seen = await loadScheduledDays(on, account, last, settings.days.timeZone);
  const scheduledOn = rhythmOf(seen, judging.holidays);
  return (day: BusinessDay): PayoutRules => {
    const rules = rulesOn(settings, 'payout', day);
    return isStated(settings, 'payout', day) ? rules : { ...rules, scheduledOn };
  };
}

/** Days that began after the last sweeping transfer, and are over. */
function daysAfter(last: LastSweep, { settings, judging }: JudgedView): readonly BusinessDay[] {
  const rules = bankDays(settings.days);
  const isOver = (day: BusinessDay): boolean => !isBefore(judging.instant, endOf(day, rules));
  const days: BusinessDay[] = [];
  let day = addDays(businessDayOf(last.createdAt, rules), 1);
  while (isOver(day) && days.length < MAX_DAYS) {
    days.push(day);
    day = addDays(day, 1);
  }
  return days;
}

const endOf = (day: BusinessDay, rules: DayRules): Instant => dayWindow(day, rules).to;

/** Banks go by the calendar, whatever the cut-off of the business day. */
const bankDays = ({ timeZone }: DayRules): DayRules => ({ timeZone, cutoffs: [] });

const OPEN = `
  SELECT subject_id AS id FROM breaks
  WHERE account = $1 AND code = 'SETTLEMENT_MISSING' AND cleared_at IS NULL`;
