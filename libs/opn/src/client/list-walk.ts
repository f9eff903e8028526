import { isJsonObject } from '../wire/json-object.js';
import type { OpnList } from '../wire/list.js';

/** Times a list is read from its start before we accept that it does not add up. */
const MAX_PASSES = 3;

/** Times we go back in a list that shrinks while it is read; after that it is incomplete. */
const MAX_STEPS_BACK = 20;

/** Items of a page that are asked for again with the next one, so that the two are seen to meet. */
const OVERLAP = 1;

/**
 * Where a walk through a list stands. A page is one piece of the list at one moment. If it shares
 * an item with what is joined already, nothing that was there all the while can lie between the
 * two; if it does not, something may have slipped past, and the walk goes back. Joined from the
 * start to the end, the list is whole, however much came and went meanwhile. The total is a second
 * witness: should equal times swap their places, it is what shows.
 */
export class ListWalk {
  offset = 0;
  isOver = false;
  isComplete = false;
  /** Every item yielded so far: whether it is joined to the start of the list. */
  private readonly seen = new Map<string, boolean>();
  private passes = 1;
  private stepsBack = 0;
  /** Doubles while it finds nothing to join. */
  private pagesBack = 1;

  /** Moves on by one page, and answers with what is new on it. */
  take(list: OpnList): unknown[] {
    const keys = list.items.map(keyOf);
    const isJoined = this.offset === 0 || keys.some((key) => this.seen.get(key));
    const fresh = list.items.filter((_, index) => this.note(keys[index] ?? '', isJoined));
    if (isJoined) this.stepForward(list);
    else this.stepBack(list);
    return fresh;
  }

  /** True if it is new. */
  private note(key: string, isJoined: boolean): boolean {
    const known = this.seen.get(key);
    if (known !== true) this.seen.set(key, isJoined && isId(key));
    return known === undefined;
  }

  private stepForward({ items, total }: OpnList): void {
    this.pagesBack = 1;
    if (this.offset + items.length < total && items.length > 0) {
      this.offset += Math.max(1, items.length - OVERLAP);
    } else if (this.seen.size >= total) this.finish(true);
    else this.startAgain();
  }

  private stepBack({ limit }: OpnList): void {
    this.stepsBack += 1;
    if (this.stepsBack > MAX_STEPS_BACK) this.finish(false);
    this.offset = Math.max(0, this.offset - Math.max(1, limit) * this.pagesBack);
    this.pagesBack *= 2;
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

/** What cannot be told apart joins nothing: a JSON text instead of an id. */
const isId = (key: string): boolean => key.startsWith(ID);
const ID = '#';

function keyOf(item: unknown): string {
  const id = isJsonObject(item) ? item['id'] : undefined;
  return typeof id === 'string' ? `${ID}${id}` : JSON.stringify(item);
}
