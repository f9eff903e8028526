import { DomainError } from '#kernel';

const WHOLE_NUMBER = /^-?\d+$/;
/** Fewer digits are exact as a number, which becomes a bigint faster than text does. */
const EXACT_DIGITS = 15;

/**
 * Turns text back into `bigint` wherever the key holds money, at any depth: stored JSON carries
 * satang as text, because a JSON number could lose them. What was read a moment ago is nobody
 * else's: it is changed itself, for a report has millions of amounts. Text that is no whole number
 * is refused with `code`: what is stored was damaged.
 */
export function reviveMoney(
  value: unknown,
  money: Readonly<Record<string, true>>,
  code: string,
): unknown {
  if (value === null || typeof value !== 'object') return value;
  const fields = value as Record<string, unknown>;
  for (const key in fields) {
    const item = fields[key];
    if (typeof item === 'object') reviveMoney(item, money, code);
    else if (typeof item === 'string' && money[key] === true)
      fields[key] = moneyFrom(item, key, code);
  }
  return value;
}

function moneyFrom(text: string, key: string, code: string): bigint {
  if (WHOLE_NUMBER.test(text)) return BigInt(text.length <= EXACT_DIGITS ? Number(text) : text);
  throw new DomainError(
    code,
    `"${text}", stored as ${key}, is not a whole number of satang; run verify.`,
  );
}
