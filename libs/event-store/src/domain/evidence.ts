import { canonicalJson, sha256 } from '#kernel';
import type { Canonical } from '#kernel';

/** What Opn answered, word for word in content, found again by its hash. */
export interface Evidence {
  readonly hash: string;
  readonly body: string;
}

/**
 * The same answer is the same evidence, whether it came alone or as a row of a list. Opn's JSON
 * may hold fractions, which the rule for hashing forbids: they are kept as text of the number.
 */
export function evidenceOf(answer: unknown): Evidence {
  const body = canonicalJson(withoutFractions(answer));
  return { hash: sha256(body), body };
}

function withoutFractions(value: unknown): Canonical {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(withoutFractions);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withoutFractions(item)]),
    );
  }
  return (value ?? null) as Canonical;
}
