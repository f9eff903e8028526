import type { MatchingRules } from '#accounts';
import { storableText } from '#kernel';
import type { OpnCharge } from '#opn';

const MAX_REFERENCE_LENGTH = 200;

/**
 * The order a charge says it is for: the configured metadata key, else the configured pattern over
 * the description. Nothing else of the metadata is kept: it may hold customers' names.
 */
export function referenceOf(
  { metadata, description }: Pick<OpnCharge, 'metadata' | 'description'>,
  rules: MatchingRules,
): string | null {
  const stated = textOf(metadata[rules.orderMetadataKey]);
  return stated ?? textOf(fromDescription(description, rules.descriptionPattern));
}

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
