import type { AlertRules } from '#accounts';
import type { Decider } from '#event-store';
import { epochMs, isBefore, isSamePerson, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertCondition, AlertProof } from './alert-condition.js';
import { AlertOverError } from './alert.errors.js';
import {
  AlertAcknowledged,
  AlertChanged,
  alertEvents,
  AlertRaised,
  AlertReminded,
  AlertReopened,
  AlertResolved,
} from './alert.events.js';
import type { AlertEvent, AlertNumbers, AlertRouting } from './alert.events.js';
import { needsProof, quietNeededMs, REOPENS_WITHIN_MS, STALE_LOOK_MS } from './alert-patience.js';
import { evolveAlert } from './alert-state.js';
import type { Alert } from './alert-state.js';
import { isMaterialChange } from './material-change.js';
import { waits } from './quiet-hours.js';
import type { Hours } from './quiet-hours.js';
import { isNearDigest, reachableMs } from './reachable-time.js';

/** The condition was there, in a look that began at `at`. */
export interface Holds {
  readonly kind: 'holds';
  readonly at: Instant;
  readonly condition: AlertCondition;
  readonly routing: AlertRouting;
  readonly repeats: Pick<AlertRules, 'repeatMinutes' | 'escalateMinutes'>;
  /** When people are told. */
  readonly hours: Hours;
}

/** A look that began at `at` did not find it, as none has since `goneSince`. */
export interface Gone {
  readonly kind: 'gone';
  readonly at: Instant;
  readonly goneSince: Instant;
  /** What shows that it is over; null: that it is not there any more. */
  readonly proof: AlertProof | null;
}

export interface Acknowledge {
  readonly kind: 'acknowledge';
  readonly at: Instant;
  readonly episode: number;
  readonly by: string;
  readonly note: string | null;
}

export type AlertLesson = Holds | Gone | Acknowledge;

function decide(lesson: AlertLesson, alert: Alert | null): readonly AlertEvent[] {
  if (lesson.kind === 'acknowledge') return alert === null ? [] : acknowledged(lesson, alert);
  if (alert !== null && isStale(lesson.at, alert)) return [];
  return lesson.kind === 'holds' ? holding(lesson, alert) : gone(lesson, alert);
}

/** What another worker recorded meanwhile was found later than this. */
function isStale(at: Instant, alert: Alert): boolean {
  const aheadMs = epochMs(alert.at) - epochMs(at);
  return aheadMs > 0 && aheadMs <= STALE_LOOK_MS;
}

function holding(lesson: Holds, alert: Alert | null): readonly AlertEvent[] {
  if (alert === null) return [raised(lesson, 1)];
  if (alert.resolvedAt === null) return standing(lesson, alert);
  return isBackSoon(lesson.at, alert, alert.resolvedAt)
    ? [reopened(lesson, alert)]
    : [raised(lesson, alert.episode + 1)];
}

function raised({ at, condition, routing }: Holds, episode: number): AlertRaised {
  const { kind, subject, since, link } = condition;
  return new AlertRaised(at, {
    ...{ kind, subject, episode, since, link },
    ...routing,
    ...numbersOf(condition),
  });
}

/** An end in the future is of a clock that was wrong: nobody can come back before it. */
function isBackSoon(at: Instant, { kind, returns }: Alert, resolvedAt: Instant): boolean {
  const quietMs = Math.max(REOPENS_WITHIN_MS, quietNeededMs(kind, returns, false));
  const awayMs = epochMs(at) - epochMs(resolvedAt);
  return awayMs >= 0 && awayMs <= quietMs;
}

/** Somebody still has it in hand where its end has to wait to be told. */
function reopened({ at, condition, hours }: Holds, alert: Alert): AlertReopened {
  const { episode, reopenings, acknowledgedBy, raised } = alert;
  return new AlertReopened(at, {
    ...{ episode, nth: reopenings + 1, since: condition.since },
    acknowledged: acknowledgedBy !== null && waits(raised.urgency, at, hours),
    ...numbersOf(condition),
  });
}

function standing(lesson: Holds, alert: Alert): readonly AlertEvent[] {
  const { at, condition } = lesson;
  const { episode, changes } = alert;
  if (isMaterialChange(condition, alert, at)) {
    return [new AlertChanged(at, { episode, nth: changes + 1, ...numbersOf(condition) })];
  }
  return reminder(lesson, alert);
}

/** With growing gaps until somebody has taken it, and once to the others as well. */
function reminder(lesson: Holds, alert: Alert): readonly AlertEvent[] {
  const { at, hours } = lesson;
  const { urgency, silent } = alert.raised;
  if (alert.status !== 'firing' || silent || waits(urgency, at, hours)) return [];
  const { episode, reminders } = alert;
  const escalated = isToEscalate(lesson, alert);
  return escalated || isToRemind(lesson, alert)
    ? [new AlertReminded(at, { episode, nth: reminders + 1, escalated })]
    : [];
}

function isToRemind(lesson: Holds, alert: Alert): boolean {
  const { reminders, remindersBefore, remindedAt, raised } = alert;
  const { repeatMinutes } = lesson.repeats;
  const gap = repeatMinutes[reminders - remindersBefore] ?? repeatMinutes.at(-1);
  if (gap === undefined || isNearDigest(raised.urgency, lesson.at, lesson.hours)) return false;
  return reachableMinutes(lesson, alert, remindedAt) >= gap;
}

function isToEscalate(lesson: Holds, alert: Alert): boolean {
  const { escalateMinutes } = lesson.repeats;
  const { escalatedBy, raised, standsFrom } = alert;
  if (escalatedBy !== null || raised.severity !== 'high' || escalateMinutes === 0) return false;
  return reachableMinutes(lesson, alert, standsFrom) >= escalateMinutes;
}

const reachableMinutes = ({ at, hours }: Holds, { raised }: Alert, from: Instant): number =>
  reachableMs(raised.urgency, from, at, hours) / MINUTE_MS;

function gone({ at, goneSince, proof }: Gone, alert: Alert | null): readonly AlertEvent[] {
  if (alert === null || alert.resolvedAt !== null) return [];
  const { kind, episode, returns, numbers } = alert;
  if (proof === null && needsProof(kind)) return [];
  const goneMs = epochMs(at) - epochMs(goneSince);
  if (goneMs < quietNeededMs(kind, returns, proof !== null)) return [];
  const { count, amount } = numbers;
  const shown = proof ?? { kind: 'absence', id: goneSince };
  return [new AlertResolved(at, { episode, count, amount, proof: shown, goneSince })];
}

function acknowledged(lesson: Acknowledge, alert: Alert): readonly AlertEvent[] {
  const { at, by, note, episode } = lesson;
  if (alert.resolvedAt !== null) throw new AlertOverError(alert.resolvedAt);
  // Of an earlier episode nothing is left but that it was over when this one was raised.
  if (alert.episode !== episode) throw new AlertOverError(alert.raisedAt);
  if (alert.takers.some((one) => isSamePerson(one, by))) return [];
  const when = isBefore(at, alert.at) ? alert.at : at;
  return [new AlertAcknowledged(when, { episode, by, note })];
}

const numbersOf = ({ count, amount, facts }: AlertNumbers): AlertNumbers => ({
  count,
  amount,
  facts,
});

export const alertDecider: Decider<Alert | null, AlertLesson, AlertEvent> = {
  initial: null,
  decide,
  evolve: evolveAlert,
  events: alertEvents,
};
