import type { SentTransfer } from './bank-facts.js';

/** A line that stands for more transfers than this is not taken apart. */
export const MAX_PARTS = 6;
/** More transfers than this in the days of one line are not tried: their sums prove nothing. */
const MAX_CANDIDATES = 16;

/**
 * The only two to six of these transfers that add up to an amount; all that any such sum is made
 * of where there are several; null where there is none, or too many candidates to try.
 */
export function uniqueSum(
  amount: bigint,
  candidates: readonly SentTransfer[],
): { readonly transfers: readonly string[]; readonly isUnique: boolean } | null {
  if (candidates.length > MAX_CANDIDATES) return null;
  const parts = [...candidates].sort((left, right) => (left.id < right.id ? -1 : 1));
  const found = sumsOf(amount, parts);
  if (found.length === 0) return null;
  return { transfers: [...new Set(found.flat())].sort(), isUnique: found.length === 1 };
}

/** Every set of two and more that adds up: at most 2^16 are looked at. */
function sumsOf(amount: bigint, parts: readonly SentTransfer[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const take = (from: number, left: bigint, taken: readonly string[]): void => {
    if (left === 0n && taken.length > 1) found.push(taken);
    if (left <= 0n || taken.length === MAX_PARTS) return;
    for (let index = from; index < parts.length; index += 1) {
      const part = parts[index];
      if (part && part.net <= left) take(index + 1, left - part.net, [...taken, part.id]);
    }
  };
  take(0, amount, []);
  return found;
}
