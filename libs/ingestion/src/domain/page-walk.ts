import { epochMs, instantFromMs, instantOrNull, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { isJsonObject } from '#opn';

/** A page that shows fewer of what is wanted costs more than reading those one by one. */
export const LEAST_YIELD = 10;

/** Pages with less than that before the walk ends: a few old charges are no reason to stop. */
export const MOST_POOR_PAGES = 3;

/** A charge to be found on a page of Opn's list, which is in the order of creation. */
export interface WantedCharge {
  readonly chargeId: string;
  readonly createdAt: Instant;
}

export interface PageWindow {
  readonly from: Instant;
  readonly to: Instant;
}

interface Wanted {
  readonly id: string;
  readonly createdMs: number;
}

/**
 * Where to read next in Opn's list of charges, as long as a page shows enough of the wanted ones.
 * It goes by creation times instead of offsets, so that a list that shifts hides nothing: what no
 * page showed stays unread, and is read some other way.
 */
export class PageWalk {
  private wanted: readonly Wanted[];
  private fromMs: number | null;
  private poorPages = 0;

  constructor(wanted: readonly WantedCharge[]) {
    this.wanted = wanted
      .map(({ chargeId: id, createdAt }) => ({ id, createdMs: epochMs(createdAt) }))
      .sort((left, right) => left.createdMs - right.createdMs);
    this.fromMs = this.next();
  }

  /** The window to read from its start; null once reading pages is not worth it any more. */
  get window(): PageWindow | null {
    const last = this.wanted.at(-1);
    if (this.fromMs === null || last === undefined) return null;
    // Times are shown in whole seconds and may be compared in fractions of them.
    const to = instantFromMs(last.createdMs + SECOND_MS);
    return { from: instantFromMs(this.fromMs), to };
  }

  /** Takes a page; true if the same window is to be read on: more than a page in one second. */
  take(items: readonly unknown[]): boolean {
    const shown = new Set(items.map(idOf));
    const lastMs = Math.max(...items.map(createdMsOf));
    const missing = this.wanted.filter(({ id }) => !shown.has(id));
    if (this.wanted.length - missing.length < LEAST_YIELD) this.poorPages += 1;
    // Whoever was created before the page's last row and is not on it will be on no later page.
    const isAhead = ({ createdMs }: Wanted): boolean => createdMs >= lastMs;
    this.wanted = Number.isFinite(lastMs) ? missing.filter(isAhead) : [];
    const before = this.fromMs;
    this.fromMs = this.next();
    return this.fromMs !== null && this.fromMs === before;
  }

  /** The window was read to its end: what is still wanted is not in the list. */
  end(): void {
    this.fromMs = null;
  }

  private next(): number | null {
    if (this.poorPages >= MOST_POOR_PAGES || this.wanted.length < LEAST_YIELD) return null;
    return this.wanted[0]?.createdMs ?? null;
  }
}

const idOf = (item: unknown): unknown => (isJsonObject(item) ? item['id'] : null);

/** A row that does not say when it was created says nothing about how far the page reaches. */
function createdMsOf(item: unknown): number {
  const createdAt = isJsonObject(item) ? instantOrNull(item['created_at']) : null;
  return createdAt === null ? -Infinity : epochMs(createdAt);
}
