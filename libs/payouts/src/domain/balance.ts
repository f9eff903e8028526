import type { Decider } from '#event-store';
import { epochMs, HOUR_MS } from '#kernel';
import type { Instant } from '#kernel';
import { BalanceObserved, balanceEvents } from './balance.events.js';
import type { BalanceEvent, ObservedBalance } from './balance.events.js';

/** The same balance seen again within this time is no news. */
const REPEATED_AFTER_MS = HOUR_MS;

/** A look at the balance, and when it was taken. */
export interface BalanceLook {
  readonly at: Instant;
  readonly balance: ObservedBalance;
}

function decide({ at, balance }: BalanceLook, last: BalanceLook | null): readonly BalanceEvent[] {
  const isKnown = last !== null && saysTheSame(balance, last.balance);
  if (isKnown && epochMs(at) - epochMs(last.at) < REPEATED_AFTER_MS) return [];
  return [new BalanceObserved(at, balance)];
}

/** How many transactions there were is no figure of the balance. */
const saysTheSame = (left: ObservedBalance, right: ObservedBalance): boolean =>
  (['currency', 'total', 'transferable', 'onHold', 'reserve', 'isComparable'] as const).every(
    (figure) => left[figure] === right[figure],
  );

/** What changed, and a sign of life every hour, so that a check never compares with old news. */
export const balanceDecider: Decider<BalanceLook | null, BalanceLook, BalanceEvent> = {
  initial: null,
  decide,
  evolve: (_, { occurredAt, data }) => ({ at: occurredAt, balance: data }),
  events: balanceEvents,
};
