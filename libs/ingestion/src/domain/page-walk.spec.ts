import fc from 'fast-check';
import { epochMs, parseInstant, plusMs, SECOND_MS } from '#kernel';
import { LEAST_YIELD, MOST_POOR_PAGES, PageWalk } from './page-walk.js';
import type { WantedCharge } from './page-walk.js';

const PAGE = 100;
const first = parseInstant('2026-11-20T03:47:02Z');

/** A charge created so many seconds after the first. */
const charge = (second: number, name = String(second)): WantedCharge => ({
  chargeId: `chrg_${name}`,
  createdAt: plusMs(first, second * SECOND_MS),
});
const charges = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => charge(from + index * step));

const rowOf = ({ chargeId: id, createdAt }: WantedCharge) => ({ id, created_at: createdAt });

/** Reads what the walk asks for from a list of these charges; a page may lose some rows. */
function walked(wanted: readonly WantedCharge[], listed: readonly WantedCharge[], loses = 0) {
  const walk = new PageWalk(wanted);
  const shown: string[] = [];
  let pages = 0;
  for (let window = walk.window; window !== null; window = walk.window) {
    const [from, to] = [epochMs(window.from), epochMs(window.to)];
    const isIn = ({ createdAt }: WantedCharge) =>
      epochMs(createdAt) >= from && epochMs(createdAt) <= to;
    const inWindow = listed.filter(isIn);
    let goesOn = true;
    for (let offset = 0; goesOn; offset += PAGE) {
      const page = inWindow.slice(offset, offset + PAGE).slice(loses);
      pages += 1;
      shown.push(...page.map(({ chargeId }) => chargeId));
      goesOn = walk.take(page.map(rowOf));
      if (offset + PAGE < inWindow.length) continue;
      walk.end();
      goesOn = false;
    }
  }
  const found = wanted.filter(({ chargeId }) => shown.includes(chargeId));
  return { pages, found: found.length };
}

describe('a walk over pages of charges', () => {
  it('reads a page for each hundred, if nobody else is in between', () => {
    expect(walked(charges(0, 900), charges(0, 900))).toEqual({ pages: 9, found: 900 });
  });

  it('does not begin for a few, nor go on for the last few', () => {
    const many = charges(0, PAGE + LEAST_YIELD - 1);
    expect(walked(many.slice(0, LEAST_YIELD - 1), many).pages).toBe(0);
    expect(walked(many, many)).toEqual({ pages: 1, found: PAGE });
  });

  it('jumps over what nobody asked for', () => {
    const wanted = [...charges(0, 50), ...charges(5_000, 5_050)];
    expect(walked(wanted, charges(0, 6_000))).toEqual({ pages: 2, found: 100 });
  });

  it('goes on behind a few old charges, and ends after pages that show too little', () => {
    const old = [charge(0), charge(1_000)];
    const wanted = [...old, ...charges(5_000, 5_200)];
    expect(walked(wanted, charges(0, 6_000))).toEqual({ pages: 4, found: 202 });
    const scattered = charges(0, 5_000, 125);
    const { pages } = walked(scattered, charges(0, 6_000));
    expect(pages).toBe(MOST_POOR_PAGES);
  });

  it('reads on in one second that holds more than a page', () => {
    const same = Array.from({ length: 250 }, (_, index) => charge(7, `same_${index}`));
    expect(walked(same, same)).toEqual({ pages: 3, found: 250 });
  });

  it('calls nothing found that no page showed', () => {
    expect(walked(charges(0, 300), charges(0, 300), 5)).toMatchObject({ found: 285 });
    expect(walked(charges(0, 300), [])).toEqual({ pages: 1, found: 0 });
  });

  it('ends on rows that say nothing', () => {
    const walk = new PageWalk(charges(0, 300));
    expect(walk.take([null, 'text', {}, { created_at: 7 }, { created_at: 'never' }])).toBe(false);
    expect(walk.window).toBeNull();
  });

  it('ends, whatever the list answers', () => {
    const row = fc.record({
      id: fc.constantFrom(...charges(0, 40).map(({ chargeId }) => chargeId)),
      created_at: fc.constantFrom(...charges(-3, 45).map(({ createdAt }) => createdAt)),
    });
    const pages = fc.infiniteStream(fc.array(row, { maxLength: 30 }));
    fc.assert(
      fc.property(pages, (answers) => {
        const walk = new PageWalk(charges(0, 40));
        for (let page = 0; walk.window !== null; page += 1) {
          expect(page).toBeLessThan(40);
          if (walk.take(answers.next().value ?? [])) walk.end();
        }
      }),
    );
  });
});
