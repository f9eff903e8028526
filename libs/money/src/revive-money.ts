/**
 * Turns text back into `bigint` wherever the key holds money, at any depth: stored JSON carries
 * satang as text, because a JSON number could lose them.
 */
export function reviveMoney(value: unknown, money: Readonly<Record<string, true>>): unknown {
  if (Array.isArray(value)) return value.map((item) => reviveMoney(item, money));
  if (value === null || typeof value !== 'object') return value;
  const revived: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    revived[key] =
      money[key] && typeof item === 'string' ? BigInt(item) : reviveMoney(item ?? null, money);
  }
  return revived;
}
