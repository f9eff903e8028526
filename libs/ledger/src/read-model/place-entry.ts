import type { BusinessDay } from '#calendar';
import { isBeforeOpenMonths, postingDay } from '#days';
import type { EntryKind } from '../domain/ledger-account.js';
import type { BooksContext } from './books-context.js';
import type { EntryFacts } from './write-entry.js';

/**
 * Where an entry of a kind stands in the books: on the day it relates to, or the first open one
 * after it. What belongs to a closed month, or before one, is an adjustment of the open one (A1).
 */
export function placed(
  kind: EntryKind,
  relatesTo: BusinessDay,
  { closed, closedMonths }: Pick<BooksContext, 'closed' | 'closedMonths'>,
): Omit<EntryFacts, 'subject'> {
  const isLate = isBeforeOpenMonths(relatesTo, closedMonths);
  const posted = postingDay(relatesTo, closed, closedMonths);
  return { kind: isLate ? 'A1' : kind, postingDay: posted, relatesTo };
}
