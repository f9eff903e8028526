import { DomainError } from '#kernel';

/** How charges find their expected receipts. Only what is listed here may change a match. */
export interface MatchingRules {
  /** Key in a charge's metadata that holds the order reference. */
  readonly orderMetadataKey: string;
  /** Regular expression over the description with one group, the reference; null: not used. */
  readonly descriptionPattern: string | null;
  /** Minutes after a receipt became due before it counts as unpaid, and a charge as stuck. */
  readonly graceMinutes: number;
  /** Money paid after its QR expired is a match instead of a decision for a person. */
  readonly acceptLatePayments: boolean;
  /** Several charges that add up exactly to one expected receipt are a match. */
  readonly splitPayments: boolean;
}

export const DEFAULT_MATCHING_RULES: MatchingRules = {
  orderMetadataKey: 'order_id',
  descriptionPattern: null,
  graceMinutes: 30,
  acceptLatePayments: false,
  splitPayments: false,
};

const MAX_GRACE_MINUTES = 7 * 24 * 60;
const MAX_PATTERN_LENGTH = 200;

/** Refuses rules that cannot work (`setting.invalid`). */
export function checkedMatchingRules(rules: MatchingRules): MatchingRules {
  const { graceMinutes, descriptionPattern } = rules;
  if (!Number.isSafeInteger(graceMinutes) || graceMinutes < 0 || graceMinutes > MAX_GRACE_MINUTES) {
    throw new DomainError('setting.invalid', `graceMinutes must be 0 to ${MAX_GRACE_MINUTES}.`);
  }
  if (descriptionPattern !== null) checkPattern(descriptionPattern);
  return rules;
}

function checkPattern(pattern: string): void {
  if (pattern.length > MAX_PATTERN_LENGTH || !compiles(pattern) || !/\((?!\?)/.test(pattern)) {
    throw new DomainError(
      'setting.invalid',
      'descriptionPattern must be a regular expression with one group for the reference, ' +
        `at most ${MAX_PATTERN_LENGTH} characters long, such as Order (\\d+).`,
    );
  }
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
