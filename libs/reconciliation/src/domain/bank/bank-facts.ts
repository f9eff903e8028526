import type { BankRules } from '#accounts';
import { addBankBusinessDays, businessDayOf } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** A payout as a bank statement shows it: a credit by Opn that was not withdrawn. */
export interface PayoutLine {
  readonly id: string;
  readonly bookedOn: BusinessDay;
  readonly amount: Satang;
  /** Last digits of the account it is booked on; null: not stated. */
  readonly bankAccount: string | null;
  /** What a person said: the transfers that arrived with it. Null: nobody did. */
  readonly assigned: readonly string[] | null;
}

/** A transfer that has left Opn, and when its money should be seen at the bank. */
export interface SentTransfer {
  readonly id: string;
  readonly net: Satang;
  /** Last digits of the account to which it went; null: not known. */
  readonly lastDigits: string | null;
  /** Calendar day at the bank on which it was sent, or made where nothing says when it was sent. */
  readonly sentOn: BusinessDay;
  /** The last day on which it should arrive, and the last on which a line is taken to be it. */
  readonly arrivesBy: BusinessDay;
  readonly latestOn: BusinessDay;
  /** It came back, or never left: it is looked at only for lines that nothing else explains. */
  readonly hasFailed: boolean;
}

/** Bank business days after a payout should have arrived in which a line still counts as it. */
const SLACK_DAYS = 3;

/** On which days a transfer may be booked, by the rules of the day on which it was sent. */
export function arrivalOf(
  sentOn: BusinessDay,
  { arrivesWithinDays }: BankRules,
  holidays: Holidays,
): Pick<SentTransfer, 'sentOn' | 'arrivesBy' | 'latestOn'> {
  return {
    sentOn,
    arrivesBy: addBankBusinessDays(sentOn, arrivesWithinDays, holidays),
    latestOn: addBankBusinessDays(sentOn, arrivesWithinDays + SLACK_DAYS, holidays),
  };
}

/** A bank's day is the calendar's, whenever the shop's own day ends. */
export const bankDayOf = (instant: Instant, timeZone: string): BusinessDay =>
  businessDayOf(instant, { timeZone, cutoffs: [] });

/** Digits of which one or the other may not be known, or be shown in part only. */
export const isSameAccount = (left: string | null, right: string | null): boolean =>
  left === null || right === null || left.endsWith(right) || right.endsWith(left);
