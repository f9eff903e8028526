import { DomainError } from './domain-error.js';

/** What may be hashed: JSON, with money as `bigint`. */
export type Canonical =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Canonical[]
  | { readonly [key: string]: Canonical | undefined };

/**
 * One text for one value, whoever writes it: keys sorted by UTF-16 code unit, no white space, a
 * `bigint` as a string of digits, a number only if it is a safe integer, absent keys left out.
 * `docs/hashing.md` states the rule for auditors who check a hash by hand.
 */
export function canonicalJson(value: Canonical): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number') return integerText(value);
  if (Array.isArray(value))
    return `[${value.map((item: Canonical) => canonicalJson(item)).join()}]`;
  return objectText(value as { readonly [key: string]: Canonical | undefined });
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new DomainError(
      'hash.not_canonical',
      `${value} is no safe integer and cannot be hashed.`,
    );
  }
  return String(value === 0 ? 0 : value);
}

function objectText(value: { readonly [key: string]: Canonical | undefined }): string {
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const item = value[key];
    if (item !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(item)}`);
  }
  return `{${parts.join()}}`;
}
