import { addBankBusinessDays, businessDayOf } from '#calendar';
import type { BusinessDay, DayRules, Holidays } from '#calendar';
import { sha256 } from '#kernel';
import type { Instant } from '#kernel';
import { minus, ZERO } from '#money';
import type { Satang } from '#money';
import { BREAK_CODES } from './break-code.js';
import type { BreakCode, BreakSeverity } from './break-code.js';

/** What a break can be about. `payout-day` is the day of a scheduled transfer that did not come. */
export type SubjectKind =
  | 'expectation'
  | 'charge'
  | 'day'
  | 'source'
  | 'transaction'
  | 'transfer'
  | 'payout-day'
  | 'bank-line'
  | 'balance'
  | 'tax-receipt'
  | 'tax-day'
  | 'tax-invoice'
  | 'withholding'
  | 'month'
  | 'return'
  | 'file';

export interface BreakSubject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** A condition that does not agree, with what it is about and how much it comes to. */
export interface Break {
  readonly id: string;
  readonly code: BreakCode;
  readonly day: BusinessDay;
  readonly subject: BreakSubject;
  readonly reference: string | null;
  readonly expected: Satang | null;
  readonly actual: Satang | null;
  /** Actual − expected, always: what a code holds back has nothing expected beside it. */
  readonly amount: Satang;
  /** How many charges it stands for: more than one only where small differences are grouped. */
  readonly count: number;
  /** Codes of the same group that apply as well; they carry no amount. */
  readonly explains: readonly BreakCode[];
  /** What else there is to say of it, in a few words; null: nothing. */
  readonly detail: string | null;
  /** The instant the condition first held, as far as we could have known. */
  readonly openedAt: Instant;
  readonly dueOn: BusinessDay;
}

export type BreakFacts = Omit<
  Break,
  'id' | 'amount' | 'dueOn' | 'count' | 'explains' | 'detail'
> & {
  readonly count?: number;
  readonly explains?: readonly BreakCode[];
  readonly detail?: string | null;
  /** Tells breaks of one code and subject apart, such as a rate. */
  readonly discriminator?: string;
};

const ID_LENGTH = 24;

/** Bank business days to settle a break of each severity; a high one is due the same day. */
const DAYS_TO_SETTLE: Readonly<Record<BreakSeverity, number>> = {
  high: 0,
  medium: 2,
  low: 5,
  system: 0,
};

/** What a due date depends on: business days of the account, and days on which banks are closed. */
export interface DueDates {
  readonly days: DayRules;
  readonly holidays: Holidays;
}

export function breakOf(facts: BreakFacts, { days, holidays }: DueDates): Break {
  const { discriminator = '', count = 1, explains = [], detail = null, ...rest } = facts;
  const { code, subject, expected, actual } = facts;
  const amount = minus(actual ?? ZERO, expected ?? ZERO);
  const openedOn = businessDayOf(facts.openedAt, days);
  const dueOn = addBankBusinessDays(openedOn, DAYS_TO_SETTLE[BREAK_CODES[code].severity], holidays);
  const id = breakId(code, subject, discriminator);
  return { ...rest, id, amount, count, explains, detail, dueOn };
}

/** The same condition of the same subject is the same break, whoever computes it and when. */
export function breakId(code: BreakCode, { kind, id }: BreakSubject, discriminator = ''): string {
  const fingerprint = sha256(`${code}\n${kind}\n${id}\n${discriminator}`);
  return `brk_${fingerprint.slice(0, ID_LENGTH)}`;
}
