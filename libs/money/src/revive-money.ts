import { DomainError } from '#kernel';

const WHOLE_NUMBER = /^-?\d+$/;

/**
 * Turns text back into `bigint` wherever the key holds money, at any depth: stored JSON carries
 * satang as text, because a JSON number could lose them. Text that is no whole number is refused
 * with `code`: what is stored was damaged.
 */
export function reviveMoney(
  value: unknown,
  money: Readonly<Record<string, true>>,
  code: string,
): unknown {
  if (Array.isArray(value)) return value.map((item) => reviveMoney(item, money, code));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) => [
    key,
    Object.hasOwn(money, key) && typeof item === 'string'
      ? moneyFrom(item, key, code)
      : reviveMoney(item ?? null, money, code),
  ]);
  return Object.fromEntries(entries);
}

function moneyFrom(text: string, key: string, code: string): bigint {
  if (WHOLE_NUMBER.test(text)) return BigInt(text);
  throw new DomainError(
    code,
    `"${text}", stored as ${key}, is not a whole number of satang; run verify.`,
  );
}
