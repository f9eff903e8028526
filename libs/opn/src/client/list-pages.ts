import type { Instant } from '#kernel';
import { decodeList } from '../wire/list.js';
import type { OpnList } from '../wire/list.js';
import { isJsonObject } from '../wire/json-object.js';
import { PAGE_LIMIT } from './opn-limits.js';
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

/** Times a list is read from its start before we accept that it does not add up. */
const MAX_PASSES = 3;

/** Times we step back in a list whose total keeps changing; after that it is incomplete. */
const MAX_STEPS_BACK = 20;

/**
 * Walks a list by offset. The set may change under our feet: an item may turn up twice (it is
 * yielded once), and when the total changes, or items are missing at the end, the walk steps back
 * over what may have shifted. It ends at the total, or where Opn stops making sense.
 */
export async function* listPages(fetchPage: FetchPage, maxPages: number): AsyncGenerator<OpnPage> {
  const walk = new Walk();
  for (let pages = 0; pages < maxPages && !walk.isOver; pages += 1) {
    const { offset } = walk;
    const { raw, requestedAt, receivedAt } = await fetchPage(offset);
    const list = decodeList(raw);
    const items = walk.take(list);
    const { isComplete: complete } = walk;
    yield { items, offset, total: list.total, complete, requestedAt, receivedAt };
  }
}

class Walk {
  offset = 0;
  isOver = false;
  isComplete = false;
  private readonly seen = new Set<string>();
  private total: number | null = null;
  private passes = 1;
  private stepsBack = 0;

  /** Moves on by one page, and answers with what is new on it. */
  take(list: OpnList): unknown[] {
    const fresh = list.items.filter((item) => this.isNew(item));
    const before = this.total ?? list.total;
    this.total = list.total;
    if (before === list.total) this.stepForward(list);
    else this.stepBack(Math.abs(before - list.total));
    return fresh;
  }

  private isNew(item: unknown): boolean {
    const key = keyOf(item);
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }

  private stepForward({ items, total }: OpnList): void {
    this.offset += items.length;
    if (this.seen.size >= total) this.finish(true);
    else if (items.length === 0 || this.offset >= total) this.startAgain();
  }

  /** Items in front of us may have moved behind us by as much as the total changed. */
  private stepBack(shifted: number): void {
    this.stepsBack += 1;
    if (this.stepsBack > MAX_STEPS_BACK) this.finish(false);
    this.offset = Math.max(0, this.offset - Math.max(PAGE_LIMIT, shifted));
  }

  private startAgain(): void {
    this.passes += 1;
    if (this.passes > MAX_PASSES) this.finish(false);
    this.offset = 0;
  }

  private finish(isComplete: boolean): void {
    this.isOver = true;
    this.isComplete = isComplete;
  }
}

function keyOf(item: unknown): string {
  const id = isJsonObject(item) ? item['id'] : undefined;
  return typeof id === 'string' ? id : JSON.stringify(item);
}
