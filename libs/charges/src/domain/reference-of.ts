import type { MatchingKey, MatchingRules } from '#accounts';
import { storableText } from '#kernel';
import type { OpnCharge } from '#opn';
import type { ChargeTerms } from './charge-snapshot.js';

const MAX_REFERENCE_LENGTH = 200;

type Wording = Pick<OpnCharge, 'metadata' | 'description'>;
type ReferenceKey = Exclude<MatchingKey, 'charge-id'>;

/**
 * The order a charge says it is for, by the first configured key that finds one: a key of the
 * metadata, or a pattern over the description. Nothing else of the metadata is kept: it may hold
 * customers' names.
 */
export function statedReference(
  charge: Wording,
  rules: MatchingRules,
): Pick<ChargeTerms, 'reference' | 'referenceBy'> {
  for (const key of rules.keys) {
    const reference = key === 'charge-id' ? null : FOUND_BY[key](charge, rules);
    if (reference !== null) return { reference, ...(key === 'pattern' && { referenceBy: key }) };
  }
  return { reference: null };
}

const FOUND_BY: {
  readonly [Key in ReferenceKey]: (charge: Wording, rules: MatchingRules) => string | null;
} = {
  metadata: ({ metadata }, { orderMetadataKey }) => textOf(metadata[orderMetadataKey]),
  pattern: ({ description }, { descriptionPattern }) =>
    textOf(fromDescription(description, descriptionPattern)),
};

/** Shops put numbers as well as text into metadata. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = storableText(String(value).trim().slice(0, MAX_REFERENCE_LENGTH));
  return text === '' ? null : text;
}

function fromDescription(description: string | null, pattern: string | null): string | undefined {
  if (description === null || pattern === null) return undefined;
  return new RegExp(pattern, 'u').exec(description)?.[1];
}
