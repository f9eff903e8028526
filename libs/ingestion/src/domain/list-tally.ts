import { instantOrNull, isBefore, sha256 } from '#kernel';
import type { Instant } from '#kernel';
import { plus, satang, ZERO } from '#money';
import type { Satang } from '#money';
import { isJsonObject } from '#opn';
import type { OpnPage } from '#opn';
import { AMOUNT_FIELD } from './swept-list.js';
import type { SweptList } from './swept-list.js';

/** What the pages of a list add up to. */
export interface ListFacts {
  readonly pages: number;
  readonly count: number;
  /** What Opn says the window holds. */
  readonly statedCount: number;
  readonly amount: Satang;
  /** SHA-256 over the sorted ids, one a line. */
  readonly setHash: string;
  readonly complete: boolean;
}

/** Counts and sums what the pages of a list show; nothing on them is trusted. */
export class ListTally {
  pages = 0;
  /** When the last created item was created, as far as they say. */
  latest: Instant | null = null;
  private readonly ids: string[] = [];
  private amount: Satang = ZERO;
  private statedCount = 0;
  private complete = true;

  constructor(private readonly list: SweptList) {}

  get count(): number {
    return this.ids.length;
  }

  take({ items, total, complete }: OpnPage): void {
    this.pages += 1;
    this.statedCount = total;
    this.complete = complete;
    for (const item of items) if (isJsonObject(item)) this.add(item);
  }

  facts(): ListFacts {
    const { pages, count, statedCount, amount, complete } = this;
    const setHash = sha256([...this.ids].sort().join('\n'));
    return { pages, count, statedCount, amount, setHash, complete };
  }

  private add(item: Readonly<Record<string, unknown>>): void {
    const { id, created_at: created, [AMOUNT_FIELD[this.list]]: amount } = item;
    this.ids.push(typeof id === 'string' ? id : '');
    if (Number.isSafeInteger(amount)) {
      this.amount = plus(this.amount, satang(BigInt(amount as number)));
    }
    const createdAt = instantOrNull(created);
    if (createdAt && !(this.latest && isBefore(createdAt, this.latest))) this.latest = createdAt;
  }
}
