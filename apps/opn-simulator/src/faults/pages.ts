import type { SeededRandom } from '../day/seeded-random.js';
import type { Rendered } from '../wire/render-list.js';
import { liveCopyOf } from './live-copy.js';

/** Rows of a list from an offset on, and how many it has. */
export interface Page {
  readonly rows: readonly Rendered[];
  readonly total: number;
}

/** `limit` is from 1 to 100. */
export type ReadPage = (offset: number, limit: number) => Page;

const MOST_ROWS_OFF = 5;
const FEW_ROWS = 20;
const SHIFTS = ['repeat', 'skip', 'total', 'more', 'fewer'] as const;

/** The list with one more row: a live copy of its first comes before it. */
export function withLiveRow(read: ReadPage): ReadPage {
  return (offset, limit) => {
    if (offset > 0) return counted(read(offset - 1, limit), 1);
    const page = read(0, limit);
    const [first] = page.rows;
    if (!first) return page;
    return counted({ ...page, rows: [liveCopyOf(first), ...page.rows].slice(0, limit) }, 1);
  };
}

/** The page as it comes from a list that moves while it is read, or that counts in its own way. */
export function shiftedPage(
  read: ReadPage,
  offset: number,
  limit: number,
  random: SeededRandom,
): Page {
  const by = random.integer(1, MOST_ROWS_OFF);
  switch (random.pick(SHIFTS)) {
    case 'repeat':
      return read(Math.max(0, offset - by), limit);
    case 'skip':
      return read(offset + by, limit);
    case 'total':
      // A first page that has fewer than there are could not be told from a shorter list.
      return counted(read(offset, limit), offset > 0 && random.percent(50) ? -by : by);
    case 'more':
      return longer(read(offset, limit), read(offset + limit, by));
    case 'fewer':
      return read(offset, Math.min(limit, FEW_ROWS));
  }
}

/** An empty list has nothing to be one more than. */
const counted = ({ rows, total }: Page, by: number): Page => ({
  rows,
  total: total === 0 ? 0 : Math.max(0, total + by),
});

const longer = ({ rows, total }: Page, next: Page): Page => ({
  rows: [...rows, ...next.rows],
  total,
});
