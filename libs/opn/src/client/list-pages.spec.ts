import { parseInstant } from '#kernel';
import { listPages } from './list-pages.js';
import type { OpnPage } from './list-pages.js';

const at = parseInstant('2026-11-20T03:48:31Z');
const MAX_PAGES = 200;
const LIMIT = 100;

const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `chrg_test_${from + index}`);

/** Reads a list whose content may differ from one request to the next. */
async function walk(listAt: (request: number) => readonly string[], maxPages = MAX_PAGES) {
  const offsets: number[] = [];
  const pages: OpnPage[] = [];
  const fetchPage = async (offset: number) => {
    const all = listAt(offsets.push(offset));
    const data = all.slice(offset, offset + LIMIT).map((id) => ({ id }));
    const raw = { object: 'list', data, offset, limit: LIMIT, total: all.length };
    return { raw, requestedAt: at, receivedAt: at };
  };
  for await (const page of listPages(fetchPage, maxPages)) pages.push(page);
  const seen = pages.flatMap(({ items }) => items.map((item) => (item as { id: string }).id));
  return { pages, offsets, seen, complete: pages.at(-1)?.complete };
}

describe('walking a list', () => {
  it('stops at the total, each page beginning with the last item of the one before', async () => {
    const { seen, offsets, complete } = await walk(() => ids(0, 199));
    expect(seen).toEqual(ids(0, 199));
    expect(offsets).toEqual([0, 99]);
    expect(complete).toBe(true);
  });

  it('is complete on the last page only', async () => {
    const { pages } = await walk(() => ids(0, 250));
    expect(pages.map(({ complete }) => complete)).toEqual([false, false, true]);
  });

  it('of nothing is one empty page', async () => {
    const { pages } = await walk(() => []);
    expect(pages).toEqual([
      { items: [], offset: 0, total: 0, complete: true, requestedAt: at, receivedAt: at },
    ]);
  });

  it('yields an item once that moved to the next page', async () => {
    const grown = ['chrg_test_early', ...ids(0, 150)];
    const { seen, complete } = await walk((request) => (request === 1 ? ids(0, 150) : grown));
    expect(seen.toSorted()).toEqual(grown.toSorted());
    expect(complete).toBe(true);
  });

  it('goes back for items that moved to a page already read', async () => {
    const shrunk = ids(5, 250);
    const { seen, complete } = await walk((request) => (request === 1 ? ids(0, 250) : shrunk));
    expect(new Set(seen)).toEqual(new Set(ids(0, 250)));
    expect(complete).toBe(true);
  });

  it('finds what one reading skipped in another', async () => {
    const hole = ids(0, 150).toSpliced(120, 1, 'chrg_test_0');
    const { seen, complete } = await walk((request) => (request <= 2 ? hole : ids(0, 150)));
    expect(seen.toSorted()).toEqual(ids(0, 150).toSorted());
    expect(complete).toBe(true);
  });

  it('is incomplete, and ends, if the offset is ignored', async () => {
    const fetchPage = async () => ({
      raw: { object: 'list', data: [{ id: 'a' }, { id: 'b' }], offset: 0, limit: 2, total: 5 },
      requestedAt: at,
      receivedAt: at,
    });
    const pages: OpnPage[] = [];
    for await (const page of listPages(fetchPage, MAX_PAGES)) pages.push(page);
    expect(pages.flatMap(({ items }) => items)).toHaveLength(2);
    expect(pages.some(({ complete }) => complete)).toBe(false);
    expect(pages.length).toBeLessThan(20);
  });

  it('is not fooled by as many items coming as go', async () => {
    const moved = [...ids(50, 250), ...ids(300, 350)];
    const { seen, complete } = await walk((request) => (request === 1 ? ids(0, 250) : moved));
    expect(seen).toEqual(expect.arrayContaining(ids(50, 250)));
    expect(complete).toBe(true);
  });

  it('sees all that was there, though the total never holds still', async () => {
    const { seen, complete, pages } = await walk((request) => ids(0, 1000 + request));
    expect(seen).toEqual(expect.arrayContaining(ids(0, 1001)));
    expect(complete).toBe(true);
    expect(pages.length).toBeLessThan(50);
  });

  it('is incomplete, and ends, if it shrinks faster than it can be read', async () => {
    const { complete, pages } = await walk((request) => ids(150 * request, 100_000));
    expect(complete).toBe(false);
    expect(pages.length).toBeLessThan(50);
  });

  it('never reads more pages than allowed', async () => {
    const { complete, offsets } = await walk(() => ids(0, 1000), 3);
    expect(offsets).toEqual([0, 99, 198]);
    expect(complete).toBe(false);
  });

  it('hands on items it cannot identify', async () => {
    const fetchPage = async () => ({
      raw: { object: 'list', data: [null, 7, { id: 'a' }], offset: 0, limit: 100, total: 3 },
      requestedAt: at,
      receivedAt: at,
    });
    for await (const page of listPages(fetchPage, MAX_PAGES)) {
      expect(page).toMatchObject({ items: [null, 7, { id: 'a' }], complete: true });
    }
  });
});
