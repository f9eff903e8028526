import { DAY_MS, HOUR_MS, isBefore, plusMs } from '#kernel';
import type { Instant } from '#kernel';

/** A channel may be out of order so long before anybody is told by the others. */
export const FAILING_AFTER_MS = HOUR_MS;

/** So long a delivery that was given up is news; afterwards it only stands in the list. */
export const GIVEN_UP_IS_NEWS_MS = DAY_MS;

/** What a channel did not take of an account's notifications. */
export interface ChannelTrouble {
  readonly channel: string;
  /** Since when the oldest of those has failed that are still tried; null: none has. */
  readonly failingSince: Instant | null;
  /** How many are still tried after having failed. */
  readonly failing: number;
  /** When the last one was given up, lately; null: none was. */
  readonly givenUpAt: Instant | null;
  /** How many were given up lately. */
  readonly givenUp: number;
  /** Why the oldest of them failed last. */
  readonly reason: string | null;
  /** When it last took one; null: never. */
  readonly deliveredAt: Instant | null;
}

/** One channel serves all accounts: what it does to them together. */
export function together(troubles: readonly ChannelTrouble[]): readonly ChannelTrouble[] {
  const all = new Map<string, ChannelTrouble>();
  for (const one of troubles) {
    const known = all.get(one.channel);
    all.set(one.channel, known === undefined ? one : sumOf(known, one));
  }
  return [...all.values()];
}

const sumOf = (a: ChannelTrouble, b: ChannelTrouble): ChannelTrouble => ({
  channel: a.channel,
  failingSince: earlier(a.failingSince, b.failingSince),
  failing: a.failing + b.failing,
  givenUpAt: later(a.givenUpAt, b.givenUpAt),
  givenUp: a.givenUp + b.givenUp,
  reason: a.reason ?? b.reason,
  deliveredAt: later(a.deliveredAt, b.deliveredAt),
});

const earlier = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || (b !== null && isBefore(b, a)) ? b : a;

const later = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || (b !== null && isBefore(a, b)) ? b : a;

/** Something has failed for too long, or was given up, and nothing arrived since. */
export function isFailing(trouble: ChannelTrouble, now: Instant): boolean {
  const { failingSince, givenUpAt, deliveredAt } = trouble;
  if (failingSince !== null && !isBefore(plusMs(now, -FAILING_AFTER_MS), failingSince)) return true;
  if (givenUpAt === null) return false;
  return deliveredAt === null || isBefore(deliveredAt, givenUpAt);
}

/** The proof that it works again: it took something after people had been told. */
export const hasRecovered = ({ deliveredAt }: ChannelTrouble, toldAt: Instant): boolean =>
  deliveredAt !== null && isBefore(toldAt, deliveredAt);
