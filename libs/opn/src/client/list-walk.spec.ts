import { parseInstant } from '#kernel';
import fc from 'fast-check';
import { listPages } from './list-pages.js';

const at = parseInstant('2026-11-20T03:48:31Z');
const MAX_PAGES = 500;
const RUNS = 200;

/** A list is read this often before we give up; a change can spoil one reading, and not two. */
const PASSES = 3;

/** One change of the list between two requests: by place, so that it means something anywhere. */
type Change =
  | { readonly kind: 'remove'; readonly place: number; readonly count: number }
  | { readonly kind: 'insert'; readonly place: number; readonly count: number };

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('remove', 'insert'),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  count: fc.integer({ min: 1, max: 12 }),
});

/** An Opn whose list changes before every request, and remembers what was there all the while. */
class ChangingList {
  private items: string[];
  private numbers = 0;
  /** What was there at the first request and at every one since. */
  constant: ReadonlySet<string> | null = null;

  constructor(
    size: number,
    private readonly limit: number,
    private readonly changes: Change[],
    private readonly perRequest: number,
  ) {
    this.items = Array.from({ length: size }, () => this.nextId());
  }

  readonly page = async (offset: number) => {
    for (const one of this.changes.splice(0, this.perRequest)) this.apply(one);
    const there = new Set(this.items);
    const before = this.constant ?? there;
    this.constant = new Set([...before].filter((id) => there.has(id)));
    const data = this.items.slice(offset, offset + this.limit).map((id) => ({ id }));
    const raw = { object: 'list', data, offset, limit: this.limit, total: this.items.length };
    return { raw, requestedAt: at, receivedAt: at };
  };

  private apply({ kind, place, count }: Change): void {
    const index = Math.floor(place * this.items.length);
    if (kind === 'remove') this.items.splice(index, count);
    else this.items.splice(index, 0, ...Array.from({ length: count }, () => this.nextId()));
  }

  private nextId(): string {
    this.numbers += 1;
    return `chrg_${this.numbers}`;
  }
}

const anyList = fc.record({
  size: fc.integer({ min: 0, max: 120 }),
  limit: fc.integer({ min: 2, max: 25 }),
  changes: fc.array(change, { maxLength: 40 }),
  perRequest: fc.integer({ min: 1, max: 3 }),
});

async function walk(list: ChangingList) {
  const seen: string[] = [];
  let [pages, complete] = [0, false];
  for await (const page of listPages(list.page, MAX_PAGES)) {
    pages += 1;
    complete = page.complete;
    seen.push(...page.items.map((item) => (item as { id: string }).id));
  }
  return { seen, pages, complete };
}

describe('a list that changes while it is walked', () => {
  it('is whole where it says so: nothing that was there all the while is missing', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, async ({ size, limit, changes, perRequest }) => {
        const list = new ChangingList(size, limit, [...changes], perRequest);
        const { seen, pages, complete } = await walk(list);
        expect(new Set(seen).size).toBe(seen.length);
        expect(pages).toBeLessThan(MAX_PAGES);
        if (complete) expect(seen).toEqual(expect.arrayContaining([...(list.constant ?? [])]));
      }),
      { numRuns: RUNS },
    );
  });

  it('is whole in the end, once it holds still', async () => {
    const few = fc.array(change, { maxLength: PASSES - 1 });
    await fc.assert(
      fc.asyncProperty(anyList, few, async ({ size, limit }, changes) => {
        const list = new ChangingList(size, limit, [...changes], 1);
        const { complete } = await walk(list);
        expect(complete).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
