import { DomainError, storableText } from '#kernel';

/** What may link a charge to an expected receipt without a person. */
export type MatchingKey = 'charge-id' | 'metadata' | 'pattern';

/** How charges find their expected receipts. Only what is listed here may change a match. */
export interface MatchingRules {
  /**
   * The keys that link, strongest first: the charge id that a receipt names, the reference in a
   * charge's metadata, the reference in its description. What is not listed links nothing.
   */
  readonly keys: readonly MatchingKey[];
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

/** Rules as the log may hold them: before the keys had an order, they had the default one. */
export type StoredMatchingRules = Omit<MatchingRules, 'keys'> &
  Partial<Pick<MatchingRules, 'keys'>>;

export const MATCHING_KEYS: readonly MatchingKey[] = ['charge-id', 'metadata', 'pattern'];

export const DEFAULT_MATCHING_RULES: MatchingRules = {
  keys: MATCHING_KEYS,
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
  const { graceMinutes, descriptionPattern, orderMetadataKey, keys } = rules;
  checkKeys(keys);
  checkWord('orderMetadataKey', orderMetadataKey);
  if (!Number.isSafeInteger(graceMinutes) || graceMinutes < 0 || graceMinutes > MAX_GRACE_MINUTES) {
    throw new DomainError('setting.invalid', `graceMinutes must be 0 to ${MAX_GRACE_MINUTES}.`);
  }
  if (descriptionPattern !== null) checkPattern(descriptionPattern);
  return rules;
}

export const readMatchingRules = (stored: StoredMatchingRules): MatchingRules => ({
  ...DEFAULT_MATCHING_RULES,
  ...stored,
});

function checkKeys(keys: readonly MatchingKey[]): void {
  const isKnown = keys.every((key) => MATCHING_KEYS.includes(key));
  if (isKnown && keys.length > 0 && new Set(keys).size === keys.length) return;
  throw new DomainError(
    'setting.invalid',
    `keys must name at least one of ${MATCHING_KEYS.join(', ')}, each once, strongest first.`,
  );
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
