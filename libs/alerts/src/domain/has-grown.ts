import type { AlertNumbers } from './alert.events.js';

const GROWN = 2;

type Grown = Pick<AlertNumbers, 'count' | 'amount'>;

/** Whether there is at least the double, in number or in money. */
export const hasGrown = (before: Grown, now: Grown): boolean =>
  isDoubled(before.count, now.count) || isDoubled(before.amount, now.amount);

function isDoubled(before: bigint | number | null, now: bigint | number | null): boolean {
  const [told, found] = [BigInt(before ?? 0), BigInt(now ?? 0)];
  return found > told && found >= told * BigInt(GROWN);
}
