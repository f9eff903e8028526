import { epochMs } from '#kernel';
import type { Instant } from '#kernel';
import type { Fact, Facts } from '#notifications';
import type { AlertCondition } from './alert-condition.js';
import { CHANGE_GAP_MS, MAX_CHANGES, OTHER_MATTER_GAP_MS } from './alert-patience.js';
import type { Alert } from './alert-state.js';
import type { AlertKind } from './alert-kind.js';
import { hasGrown } from './has-grown.js';

/** What makes an alert another one to whoever acts on it, beside its numbers. */
const MATTERING: Readonly<Partial<Record<AlertKind, readonly string[]>>> = {
  'payout-account-changed': ['account'],
  'payout-failed-or-late': ['problem'],
  'report-late': ['reason'],
  'fee-differs': ['rate'],
  'tax-invoice-missing': ['stage'],
};

/** A day that says more only as it goes on: when the last one is done, nothing new has come. */
const GOING_ON: Readonly<Partial<Record<AlertKind, string>>> = { 'source-missing': 'day' };

/** Worth a word: at least the double of what was said last, or about something else by now. */
export function isMaterialChange(now: AlertCondition, alert: Alert, at: Instant): boolean {
  const { numbers, numbersAt, changes } = alert;
  const passedMs = epochMs(at) - epochMs(numbersAt);
  if (changes >= MAX_CHANGES || passedMs < CHANGE_GAP_MS) return false;
  const matters = MATTERING[now.kind] ?? [];
  return (
    hasGrown(numbers, now) ||
    (passedMs >= OTHER_MATTER_GAP_MS &&
      (hasGoneOn(numbers.facts, now) ||
        matters.some((fact) => !isSame(numbers.facts[fact], now.facts[fact]))))
  );
}

function hasGoneOn(before: Facts, { kind, facts }: AlertCondition): boolean {
  const fact = GOING_ON[kind];
  return fact !== undefined && String(facts[fact] ?? '') > String(before[fact] ?? '');
}

const isSame = (left: Fact | undefined, right: Fact | undefined): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
