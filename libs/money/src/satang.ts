import { DomainError } from '#kernel';

declare const unit: unique symbol;

/** Thai money, counted in satang (1 baht = 100 satang). Never a float. */
export type Satang = bigint & { readonly [unit]: 'satang' };

export const satang = (value: bigint): Satang => value as Satang;

export const ZERO = satang(0n);

export const plus = (left: Satang, right: Satang): Satang => satang(left + right);
export const minus = (left: Satang, right: Satang): Satang => satang(left - right);
export const negated = (amount: Satang): Satang => satang(-amount);
export const smallerOf = (left: Satang, right: Satang): Satang => (left < right ? left : right);

export function sum(amounts: Iterable<Satang>): Satang {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return satang(total);
}

/**
 * Satang as a JSON number, as the contract wants it. Beyond 2^53 a JSON reader would silently
 * lose satang, so it is refused (`money.too_large`).
 */
export function toJsonInteger(amount: Satang): number {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) {
    throw new DomainError('money.too_large', `${amount} satang is too large to be exact in JSON.`);
  }
  return value;
}

/** An integer JSON number of satang; anything else is `money.invalid`. */
export function satangFromJson(value: unknown): Satang {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new DomainError(
      'money.invalid',
      `${shown(value)} is not a whole number of satang (400000 means 4,000.00 baht).`,
    );
  }
  return satang(BigInt(value));
}

const shown = (value: unknown): string =>
  typeof value === 'bigint' || value === undefined ? String(value) : JSON.stringify(value);
