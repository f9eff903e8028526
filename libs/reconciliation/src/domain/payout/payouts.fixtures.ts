import { isBefore, laterOf, parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import { satang, sum } from '#money';
import type { Circumstances } from './compose-payouts.js';
import type { PayoutFacts } from './payout-facts.js';

/** A moment of an imagined account: so many milliseconds after it began. */
export const ms = (count: number): Instant =>
  parseInstant(new Date(Date.UTC(2026, 10, 20) + count).toISOString());

/** A line of Opn's ledger: its amount is signed. */
export interface Line {
  readonly createdAt: Instant;
  readonly transferableAt: Instant | null;
  readonly amount: bigint;
}

export const line = (
  at: number,
  amount: bigint,
  { createdAt = at }: { readonly createdAt?: number } = {},
): Line => ({ createdAt: ms(createdAt), transferableAt: ms(at), amount });

type Planned = Partial<Omit<PayoutFacts, 'amount' | 'createdAt' | 'released'>>;

/** A transfer without what was released before it. */
export type PlannedPayout = Omit<PayoutFacts, 'released'>;

export const scheduled = (at: number, amount: bigint, more: Planned = {}): PlannedPayout => ({
  ...{ id: `trsf_${at}`, status: 'paid', isScheduled: true, wasDebited: true },
  ...{ amount: satang(amount), createdAt: ms(at) },
  ...more,
});

export const byHand = (at: number, amount: bigint, more: Planned = {}): PlannedPayout =>
  scheduled(at, amount, { isScheduled: false, ...more });

const releasedAt = ({ createdAt, transferableAt }: Line): Instant =>
  transferableAt === null ? createdAt : laterOf(transferableAt, createdAt);

/** What the books add up, stretch by stretch: after the transfer before, up to this one. */
export function withReleased(
  payouts: readonly PlannedPayout[],
  lines: readonly Line[],
  from: Instant | null = null,
): readonly PayoutFacts[] {
  return payouts.map((payout, index) => {
    const before = payouts[index - 1]?.createdAt ?? null;
    const isIn = (one: Line): boolean => {
      const at = releasedAt(one);
      if (isBefore(payout.createdAt, at)) return false;
      const isOld = from !== null && isBefore(at, from);
      return !isOld && (before === null || isBefore(before, at));
    };
    const own = lines.filter(isIn);
    const released = { count: own.length, sum: sum(own.map(({ amount }) => satang(amount))) };
    return { ...payout, released };
  });
}

/** Everything was read, from the beginning on. */
export const ALL_READ: Circumstances = { after: null, opening: null, unread: () => null };
