import { epochMs } from '#kernel';
import type { Instant } from '#kernel';
import type { Fact } from '#notifications';
import type { AlertCondition } from './alert-condition.js';
import { CHANGE_GAP_MS, MAX_CHANGES, OTHER_MATTER_GAP_MS } from './alert-patience.js';
import type { Alert } from './alert-state.js';
import type { AlertKind } from './alert-kind.js';

const GROWN = 2;

/** What makes an alert another one to whoever acts on it, beside its numbers. */
const MATTERING: Readonly<Partial<Record<AlertKind, readonly string[]>>> = {
  'payout-account-changed': ['account'],
  'payout-failed-or-late': ['problem'],
  'report-late': ['reason'],
  'fee-differs': ['rate'],
  'tax-invoice-missing': ['stage'],
};

/** Worth a word: at least the double of what was said last, or about something else by now. */
export function isMaterialChange(now: AlertCondition, alert: Alert, at: Instant): boolean {
  const { numbers, numbersAt, changes } = alert;
  const passedMs = epochMs(at) - epochMs(numbersAt);
  if (changes >= MAX_CHANGES || passedMs < CHANGE_GAP_MS) return false;
  const matters = MATTERING[now.kind] ?? [];
  return (
    hasGrown(numbers.count, now.count) ||
    hasGrown(numbers.amount, now.amount) ||
    (passedMs >= OTHER_MATTER_GAP_MS &&
      matters.some((fact) => !isSame(numbers.facts[fact], now.facts[fact])))
  );
}

function hasGrown(before: bigint | number | null, now: bigint | number | null): boolean {
  const [told, found] = [BigInt(before ?? 0), BigInt(now ?? 0)];
  return found > told && found >= told * BigInt(GROWN);
}

const isSame = (left: Fact | undefined, right: Fact | undefined): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
