import type { Instant } from '#kernel';
import type { UnavailableSource } from './unavailable-source.js';

/** Where Opn's list of transactions ends. */
export interface TransactionsHead {
  readonly total: number;
  readonly newest: { readonly id: string; readonly createdAt: Instant } | null;
}

/** Opn's transactions around a look at the balance, and how many of them the log has. */
export interface TransactionsAround {
  readonly before: TransactionsHead;
  readonly after: TransactionsHead;
  readonly known: number;
}

/** What was seen in one look: Opn's answer, the transactions around it, and what Opn lacks. */
export interface SeenBalance {
  readonly answer: { readonly raw: unknown; readonly requestedAt: Instant } | null;
  /** Null where Opn shows no transactions. */
  readonly around: TransactionsAround | null;
  readonly unavailable: readonly UnavailableSource[];
}

/** Nothing moved while we looked, and the log has all that Opn shows: no less and no more. */
export const isComparable = (around: TransactionsAround): boolean =>
  isStill(around) && around.known === around.after.total;

/** Another look may be sharper: money moved meanwhile, or the log is ahead of what was seen. */
export const isBlurred = ({ answer, around }: SeenBalance): boolean =>
  answer !== null && around !== null && (!isStill(around) || around.known > around.after.total);

const isStill = ({ before, after }: TransactionsAround): boolean =>
  before.total === after.total && before.newest?.id === after.newest?.id;
