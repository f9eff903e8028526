import { isBefore, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { minus, smallerOf, sum, ZERO } from '#money';
import type { Satang } from '#money';
import { bangkokWindow } from '../day/bangkok-day.js';
import type { PlannedOrder } from '../day/planned-order.js';
import { chargeAt } from '../world/charge-at.js';

const GRACE_MS = 30 * MINUTE_MS;

/** Where an order's money belongs in the day's two equations. */
export interface Shares {
  readonly paid: Satang;
  readonly expected: Satang;
  readonly matched: Satang;
  readonly excess: Satang;
  readonly unexpected: Satang;
  readonly held: Satang;
  readonly open: Satang;
  readonly unpaid: Satang;
}

const NONE: Shares = {
  paid: ZERO,
  expected: ZERO,
  matched: ZERO,
  excess: ZERO,
  unexpected: ZERO,
  held: ZERO,
  open: ZERO,
  unpaid: ZERO,
};

export function sharesOf(order: PlannedOrder, now: Instant): Shares {
  const paid = paidSum(order, now);
  if (order.expected === null) return { ...NONE, paid, unexpected: paid };
  const { expected } = order;
  if (order.kind === 'paid_after_expiry' && paid > 0n)
    return { ...NONE, paid, expected, held: paid };
  const matched = smallerOf(paid, expected);
  const missing = minus(expected, matched);
  // The rest of an order paid short is owed at once: its QR has been used.
  const isOpen = paid === 0n && isStillOpen(order, now);
  return {
    ...NONE,
    paid,
    expected,
    matched,
    excess: minus(paid, matched),
    open: isOpen ? missing : ZERO,
    unpaid: isOpen ? ZERO : missing,
  };
}

/** Nothing is owed before the last QR has ended, or, without one, before the day has. */
export function isStillOpen({ charges, expectedOn }: PlannedOrder, now: Instant): boolean {
  const lastQr = charges
    .map(({ expiresAt }) => expiresAt)
    .sort()
    .at(-1);
  return isBefore(now, plusMs(lastQr ?? bangkokWindow(expectedOn).to, GRACE_MS));
}

/** PromptPay only: other methods are no expected receipts. */
function paidSum({ charges }: PlannedOrder, now: Instant): Satang {
  const paid = charges.filter(
    (charge) => charge.method === 'promptpay' && chargeAt(charge, now)?.paidAt,
  );
  return sum(paid.map(({ amount }) => amount));
}
