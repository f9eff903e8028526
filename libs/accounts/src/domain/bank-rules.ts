import { DomainError } from '#kernel';

/** Which lines of a bank statement concern us, and how long a payout may take to arrive. */
export interface BankRules {
  /** A credit whose text holds one of these, in any case, is a payout of Opn. */
  readonly payoutTexts: readonly string[];
  /** A debit whose text holds one of these may be money returned to a customer. */
  readonly returnTexts: readonly string[];
  /** Bank business days after a transfer was sent by which it must have arrived. */
  readonly arrivesWithinDays: number;
}

const ARRIVES_WITHIN_DAYS = 1;
const MAX_DAYS = 30;
const MAX_TEXTS = 20;
const MAX_TEXT_LENGTH = 100;

/** What banks print of a payout by Opn is not published: the names it trades under. */
export const DEFAULT_BANK_RULES: BankRules = {
  payoutTexts: ['OMISE', 'OPN'],
  returnTexts: ['REFUND', 'คืนเงิน'],
  arrivesWithinDays: ARRIVES_WITHIN_DAYS,
};

/** Refuses rules that cannot work (`setting.invalid`). */
export function checkedBankRules(rules: BankRules): BankRules {
  const { payoutTexts, returnTexts, arrivesWithinDays: days } = rules;
  const areTexts = [payoutTexts, returnTexts].every(
    (texts) => texts.length <= MAX_TEXTS && texts.every(isText),
  );
  const isInTime = Number.isSafeInteger(days) && days >= 0 && days <= MAX_DAYS;
  if (areTexts && payoutTexts.length > 0 && isInTime) return rules;
  throw new DomainError(
    'setting.invalid',
    `payoutTexts and returnTexts hold at most ${MAX_TEXTS} texts of 1 to ${MAX_TEXT_LENGTH} ` +
      `characters, payoutTexts at least one; arrivesWithinDays is 0 to ${MAX_DAYS}.`,
  );
}

const isText = (text: string): boolean => text.trim() !== '' && text.length <= MAX_TEXT_LENGTH;
