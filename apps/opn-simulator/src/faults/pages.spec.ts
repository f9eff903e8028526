import { SeededRandom } from '../day/seeded-random.js';
import { shiftedPage, withLiveRow } from './pages.js';
import type { Page, ReadPage } from './pages.js';

const listOf = (total: number): ReadPage => {
  const rows = Array.from({ length: total }, (_, index) => ({
    object: 'charge',
    id: `chrg_test_${String(index).padStart(3, '0')}`,
    livemode: false,
  }));
  return (offset, limit) => ({ rows: rows.slice(offset, offset + limit), total });
};

const walk = (read: ReadPage, limit: number, pages: number): Page[] =>
  Array.from({ length: pages }, (_, page) => read(page * limit, limit));

describe('a list with a live row', () => {
  it.each([1, 7, 100])('has one row more, on whatever pages of %i it is read', (limit) => {
    const pages = walk(withLiveRow(listOf(14)), limit, Math.ceil(15 / limit));
    const rows = pages.flatMap((page) => page.rows);
    expect(rows[0]).toEqual({ object: 'charge', id: 'chrg_000', livemode: true });
    expect(rows.slice(1)).toEqual(listOf(14)(0, 100).rows);
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([15]));
  });

  it('is as empty as before, if it is', () => {
    expect(withLiveRow(listOf(0))(0, 100)).toEqual({ rows: [], total: 0 });
  });
});

describe('a page that shifts', () => {
  const right = listOf(60)(20, 20).rows.map(({ id }) => id);

  /** What is wrong with pages decided by many seeds. */
  const faults = Array.from({ length: 200 }, (_, seed) => {
    const page = shiftedPage(listOf(60), 20, 20, new SeededRandom(String(seed)));
    const ids = page.rows.map(({ id }) => id);
    if (page.total !== 60) return page.total > 60 ? 'more in total' : 'less in total';
    if (ids.length !== 20) return ids.length > 20 ? 'too long' : 'too short';
    if (ids[0] === right[0]) return 'nothing';
    return (ids[0] as string) < (right[0] as string) ? 'repeated' : 'skipped';
  });

  it('repeats, skips, miscounts, or ignores the limit', () => {
    expect([...new Set(faults)].sort()).toEqual(
      ['less in total', 'more in total', 'nothing', 'repeated', 'skipped', 'too long'].sort(),
    );
  });

  it('comes short where more than twenty rows are asked for', () => {
    const lengths = Array.from(
      { length: 100 },
      (_, seed) => shiftedPage(listOf(300), 0, 100, new SeededRandom(String(seed))).rows.length,
    );
    expect(lengths).toContain(20);
    expect(Math.max(...lengths)).toBeGreaterThan(100);
  });

  it('never starts with a total that is too small to be noticed', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { total } = shiftedPage(listOf(60), 0, 20, new SeededRandom(String(seed)));
      expect(total).toBeGreaterThanOrEqual(60);
    }
  });
});
