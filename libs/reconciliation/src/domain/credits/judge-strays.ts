import type { BusinessDay } from '#calendar';
import { isBefore, plusMs } from '#kernel';
import { negated } from '#money';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import { hasCome } from '../judge-rules.js';
import type { Judging } from '../judge-rules.js';
import type { StrayTransaction } from './credit-facts.js';
import { CREDIT_GRACE_MS } from './judge-credit.js';

/**
 * Opn moved money, and nothing here says for what. One whose kind of origin can be read is only
 * unknown once that list was read past it: transactions are often read first.
 */
export function judgeStrays(
  strays: readonly StrayTransaction[],
  day: BusinessDay,
  judging: Judging,
): readonly Break[] {
  return strays
    .filter((stray) => isUnknown(stray, judging))
    .map((stray) => breakFor(stray, day, judging));
}

function isUnknown({ origin, createdAt, originReadUpTo }: StrayTransaction, judging: Judging) {
  if (origin === 'unknown') return true;
  const dueAt = plusMs(createdAt, CREDIT_GRACE_MS);
  if (originReadUpTo === null || isBefore(originReadUpTo, dueAt)) return false;
  return hasCome(judging, dueAt);
}

function breakFor(stray: StrayTransaction, day: BusinessDay, judging: Judging): Break {
  const { id, direction, amount, origin, createdAt } = stray;
  const actual = direction === 'credit' ? amount : negated(amount);
  const openedAt = origin === 'unknown' ? createdAt : plusMs(createdAt, CREDIT_GRACE_MS);
  const subject = { kind: 'transaction', id } as const;
  const facts = { code: 'TRANSACTION_UNKNOWN', day, subject, reference: null } as const;
  return breakOf({ ...facts, expected: null, actual, openedAt }, judging);
}
