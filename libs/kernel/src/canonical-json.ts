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
  let text = '';
  for (const { key, name } of inOrder(Object.keys(value))) {
    const item = value[key];
    if (item !== undefined) text += `${text === '' ? '' : ','}${name}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}

interface NamedKey {
  readonly key: string;
  /** The key as JSON. */
  readonly name: string;
}

interface KnownShape {
  readonly keys: readonly string[];
  readonly sorted: readonly NamedKey[];
}

/** Objects that are hashed have few shapes; of more than these, all are forgotten. */
const MOST_SHAPES = 500;
const shapes = new Map<string, KnownShape>();

/** Keys sorted, which is worked out once for each shape: millions of rows have the same one. */
function inOrder(keys: readonly string[]): readonly NamedKey[] {
  const shape = keys.join();
  const known = shapes.get(shape);
  // Keys may hold commas: two shapes may look the same.
  if (known?.keys.length === keys.length && keys.every((key, index) => key === known.keys[index]))
    return known.sorted;
  const sorted = [...keys].sort().map((key) => ({ key, name: JSON.stringify(key) }));
  if (shapes.size >= MOST_SHAPES) shapes.clear();
  shapes.set(shape, { keys, sorted });
  return sorted;
}
