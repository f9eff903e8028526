import type { BusinessDay } from '#calendar';
import { openCursor, readAhead } from '#database';
import { plus, ZERO } from '#money';
import type { ChargeFacts } from '../domain/facts.js';
import type { SettledPart } from '../domain/settled.js';
import { cleanPages } from './clean-pages.js';
import type { DayPart } from './day-part.js';
import { ENDED_ON_DAY } from './fact-columns.js';
import type { JudgedView } from './scope-judge.js';
import type { SettlingRules } from './settle-day.js';

export interface PageSizes {
  readonly orders: number;
  readonly ended: number;
}

/** Of about a megabyte each: done with before the collector would keep it for old. */
export const PAGE_SIZES: PageSizes = { orders: 250, ended: 250 };

/** The clean orders of a day, then what ended on it: all of its rows that the law did not judge. */
export async function* partsOfDay(
  view: JudgedView,
  day: BusinessDay,
  { rules, clean }: { readonly rules: SettlingRules; readonly clean: SettledPart },
  sizes: PageSizes,
): AsyncGenerator<DayPart> {
  let [count, matched] = [0, ZERO];
  for await (const part of cleanPages(view, day, rules, sizes.orders)) {
    count += part.receipts.length;
    matched = part.receipts.reduce((sum, receipt) => plus(sum, receipt.matched), matched);
    yield part;
  }
  if (count !== clean.matched.count || matched !== clean.matched.gross) {
    throw new Error(`${day} was settled with other orders than it has.`);
  }
  yield* endedPages(view, day, sizes.ended);
}

async function* endedPages(
  { on, account }: JudgedView,
  day: BusinessDay,
  chargesPerPage: number,
): AsyncGenerator<DayPart> {
  const values = [account, day];
  const next = await openCursor<ChargeFacts>(
    ...([on, 'ended_charges', ENDED_ON_DAY, values, chargesPerPage] as const),
  );
  for await (const ended of readAhead(next)) yield { receipts: [], charges: [], ended };
}
