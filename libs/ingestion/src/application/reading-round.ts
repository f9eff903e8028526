import type { DomainError } from '#kernel';
import { SECOND_MS } from '#kernel';
import type { ReadOptions } from '#opn';

/** More objects than that are looked for on list pages; and so many are read singly at most. */
export const MOST_SINGLE_READS = 40;

/** What is not read by then is left; well within the time for which the work was taken. */
const READING_MS = 40 * SECOND_MS;

/** For what is few and waited for: long enough for one request that lasts as long as it may. */
export const SHORT_READING_MS = 20 * SECOND_MS;

/** How everything is read that one process took in hand together. */
export type ReadingRound = Required<ReadOptions>;

export const readingRound = (
  urgency: ReadingRound['urgency'],
  readingMs = READING_MS,
): ReadingRound => ({
  urgency,
  signal: AbortSignal.timeout(readingMs),
});

/** Given up because the round's time was up, while it was being read or before. */
export const isLeft = ({ code }: DomainError, { signal }: ReadingRound): boolean =>
  code === 'opn.aborted' && signal.aborted;
