import { DomainError } from '#kernel';
import { ZERO } from '#money';
import type { Satang } from '#money';

/** Who may settle what alone, and by when money must have gone back to customers. */
export interface WorkRules {
  /** A write-off of more than this needs a second person; 0: each does. */
  readonly approvalAbove: Satang;
  /** Bank business days within which money owed to a customer must have been returned. */
  readonly returnWithinDays: number;
}

const RETURN_WITHIN_DAYS = 7;
const MAX_RETURN_DAYS = 365;

export const DEFAULT_WORK_RULES: WorkRules = {
  approvalAbove: ZERO,
  returnWithinDays: RETURN_WITHIN_DAYS,
};

/** Refuses rules that cannot work (`setting.invalid`). */
export function checkedWorkRules(rules: WorkRules): WorkRules {
  const { approvalAbove, returnWithinDays: days } = rules;
  if (approvalAbove >= 0n && Number.isSafeInteger(days) && days >= 1 && days <= MAX_RETURN_DAYS) {
    return rules;
  }
  throw new DomainError(
    'setting.invalid',
    'approvalAbove must be an amount in satang that is not negative, ' +
      `returnWithinDays 1 to ${MAX_RETURN_DAYS}.`,
  );
}
