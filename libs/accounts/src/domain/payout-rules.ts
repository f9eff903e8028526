import { DomainError } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';

/** When Opn is to pay out, and to which bank accounts. */
export interface PayoutRules {
  /**
   * On which days a scheduled transfer is due: every bank business day, given weekdays (1 Monday
   * to 7 Sunday; the next bank business day where the bank is closed), or none. While nobody has
   * stated it, what the transfers before have shown goes before the default.
   */
  readonly scheduledOn: 'bank-business-days' | readonly number[] | null;
  /** Less than this is not paid out: Opn asks for more than a transfer costs. */
  readonly minimum: Satang;
}

const MINIMUM = satang(3_000n);
const MIN_WEEKDAY = 1;
const MAX_WEEKDAY = 7;

/** Scheduled on business days; more than 30 baht must be there (docs.omise.co, transfers). */
export const DEFAULT_PAYOUT_RULES: PayoutRules = {
  scheduledOn: 'bank-business-days',
  minimum: MINIMUM,
};

/** Refuses rules that cannot work (`setting.invalid`). */
export function checkedPayoutRules(rules: PayoutRules): PayoutRules {
  const { scheduledOn, minimum } = rules;
  const isGood =
    !Array.isArray(scheduledOn) || (scheduledOn.length > 0 && scheduledOn.every(isWeekday));
  if (isGood && minimum >= 0n) return rules;
  throw new DomainError(
    'setting.invalid',
    'scheduledOn must be "bank-business-days", weekdays (1 Monday to 7 Sunday) or null; ' +
      'minimum an amount in satang that is not negative.',
  );
}

const isWeekday = (day: unknown): boolean =>
  Number.isInteger(day) && Number(day) >= MIN_WEEKDAY && Number(day) <= MAX_WEEKDAY;
