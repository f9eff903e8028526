import { DomainError, storableText } from '#kernel';

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
const MAX_WORD_LENGTH = 100;

/** Refuses rules that cannot work (`setting.invalid`). */
export function checkedMatchingRules(rules: MatchingRules): MatchingRules {
  const { graceMinutes, descriptionPattern, orderMetadataKey } = rules;
  checkWord('orderMetadataKey', orderMetadataKey);
  if (!Number.isSafeInteger(graceMinutes) || graceMinutes < 0 || graceMinutes > MAX_GRACE_MINUTES) {
    throw new DomainError('setting.invalid', `graceMinutes must be 0 to ${MAX_GRACE_MINUTES}.`);
  }
  if (descriptionPattern !== null) checkPattern(descriptionPattern);
  return rules;
}

/** Names that are compared with what Opn sends (`setting.invalid`). */
export function checkWord(setting: string, word: string): void {
  if (word !== '' && word.length <= MAX_WORD_LENGTH && word === storableText(word)) return;
  throw new DomainError(
    'setting.invalid',
    `${setting} must be 1 to ${MAX_WORD_LENGTH} characters of plain text.`,
  );
}

function checkPattern(pattern: string): void {
  if (pattern.length > MAX_PATTERN_LENGTH || !isUsable(pattern)) {
    throw new DomainError(
      'setting.invalid',
      'descriptionPattern must be a regular expression with one group for the reference, ' +
        `at most ${MAX_PATTERN_LENGTH} characters long, such as Order (\\d+).`,
    );
  }
}

const isUsable = (pattern: string): boolean =>
  pattern === storableText(pattern) && groupsIn(pattern) > 0;

/** A pattern that may match nothing matches the empty text, and then shows its groups. */
function groupsIn(pattern: string): number {
  try {
    new RegExp(pattern, 'u');
    return (new RegExp(`${pattern}|`, 'u').exec('')?.length ?? 1) - 1;
  } catch {
    return 0;
  }
}
