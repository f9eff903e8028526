import type { AccountHealth } from '#ingestion';
import { epochMs, instantFromMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertCondition } from '../alert-condition.js';
import { isBecauseOf, outageOf } from './opn-outage.js';
import type { OpnOutage } from './opn-outage.js';
import { operatorCondition } from './operator-condition.js';

/** Webhooks are worked off within seconds. */
export const INBOX_LATE_MS = 5 * MINUTE_MS;

/** The books follow the log within a second, and within minutes after a long import. */
export const BOOKS_LATE_MS = 10 * MINUTE_MS;

/** What piled up during an outage of Opn's, or without a worker of ours, is worked off by then. */
export const CAUGHT_UP_WITHIN_MS = 10 * MINUTE_MS;

export type BacklogHealth = Pick<AccountHealth, 'at' | 'opn' | 'inbox' | 'books'>;

/** Webhooks are due and nobody works them off; not while Opn, who is to be asked, is away. */
export function judgeInbox(
  { at, opn, inbox }: BacklogHealth,
  unworked: OpnOutage | null,
): readonly AlertCondition[] {
  const { overdueMs, waiting: count } = inbox;
  if (overdueMs <= INBOX_LATE_MS) return [];
  const dueSinceMs = epochMs(at) - overdueMs;
  const lateFromMs = dueSinceMs + INBOX_LATE_MS;
  const causes = [outageOf(opn), unworked];
  if (causes.some((one) => isBecauseOf(one, lateFromMs, at, CAUGHT_UP_WITHIN_MS))) return [];
  const since = instantFromMs(dueSinceMs);
  return [operatorCondition('inbox-late', { since, count, facts: { oldestSince: since } })];
}

/** `oldestAt`: when the first of those that were given up came in. */
export function judgeParked(
  { inbox }: BacklogHealth,
  oldestAt: Instant | null,
): readonly AlertCondition[] {
  if (inbox.parked === 0 || oldestAt === null) return [];
  const facts = { oldestSince: oldestAt };
  return [operatorCondition('webhooks-parked', { since: oldestAt, count: inbox.parked, facts })];
}

/** The books have stopped at an event that they cannot take, or do not get on. */
export function judgeBooks(
  { at, books }: Pick<BacklogHealth, 'at' | 'books'>,
  unworked: OpnOutage | null,
): readonly AlertCondition[] {
  const { failure, behindSince, lag: count } = books;
  const lateFromMs = behindSince && epochMs(behindSince) + BOOKS_LATE_MS;
  const isStuck =
    lateFromMs !== null &&
    epochMs(at) > lateFromMs &&
    !isBecauseOf(unworked, lateFromMs, at, CAUGHT_UP_WITHIN_MS);
  if (failure === null && !isStuck) return [];
  const facts = { reason: failure };
  return [operatorCondition('books-late', { since: behindSince ?? at, count, facts })];
}
