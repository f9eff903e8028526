import type { Instant } from '#kernel';
import { decodeList } from '../wire/list.js';
import { ListWalk } from './list-walk.js';
import type { OpnAnswer } from './request-once.js';

/** Items of a list that had not been on an earlier page, raw and in Opn's order. */
export interface OpnPage {
  readonly items: readonly unknown[];
  readonly offset: number;
  /** What Opn says the whole window holds. */
  readonly total: number;
  /** True on the last page, if every item of the window was seen; else the list is incomplete. */
  readonly complete: boolean;
  readonly requestedAt: Instant;
  readonly receivedAt: Instant;
}

type FetchPage = (offset: number) => Promise<OpnAnswer>;

/**
 * Walks a list by offset. The set may change under our feet: an item may turn up twice (it is
 * yielded once), and items may slip past to a page already read (they are gone back for). Where
 * the last page says complete, every item that was there all the while has been yielded. The walk
 * ends there, or where Opn stops making sense.
 */
export async function* listPages(fetchPage: FetchPage, maxPages: number): AsyncGenerator<OpnPage> {
  const walk = new ListWalk();
  for (let pages = 0; pages < maxPages && !walk.isOver; pages += 1) {
    const { offset } = walk;
    const { raw, requestedAt, receivedAt } = await fetchPage(offset);
    const list = decodeList(raw);
    const items = walk.take(list);
    const { isComplete: complete } = walk;
    yield { items, offset, total: list.total, complete, requestedAt, receivedAt };
  }
}
