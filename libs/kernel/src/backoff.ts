export interface Backoff {
  readonly firstMs: number;
  readonly capMs: number;
}

/**
 * Time to wait before try number `attempt` (1 = first retry): doubling, capped, and somewhere in
 * the upper half of it at random, so that many clients do not come back together.
 */
export function backoffMs(
  attempt: number,
  { firstMs, capMs }: Backoff,
  random: () => number,
): number {
  const full = Math.min(capMs, firstMs * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random());
}
