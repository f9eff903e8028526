import type { MatchingRules } from '#accounts';

/** Whether a charge's reference is the same by both rules, whatever the charge says. */
export function readsAlike(left: MatchingRules, right: MatchingRules): boolean {
  return wordsOf(left).join('\n') === wordsOf(right).join('\n');
}

/** Where references are looked for, in their order; a pattern that is not set finds none. */
const wordsOf = ({ keys, orderMetadataKey, descriptionPattern }: MatchingRules): string[] =>
  keys.flatMap((key) => {
    if (key === 'metadata') return `metadata ${orderMetadataKey}`;
    return key === 'pattern' && descriptionPattern !== null ? `pattern ${descriptionPattern}` : [];
  });
