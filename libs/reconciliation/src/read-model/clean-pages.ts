import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';
import type { ChargeFacts, ExpectationFacts } from '../domain/facts.js';
import { judgeMatches } from '../domain/judge-matches.js';
import { CLEAN_ORDERS } from './clean-orders.js';
import type { DayPart } from './day-part.js';
import * as sql from './fact-columns.js';
import { openCursor, readAhead } from './read-ahead.js';
import type { JudgedView } from './scope-judge.js';
import { settlingValues } from './settle-day.js';
import type { SettlingRules } from './settle-day.js';

interface CleanOrder {
  readonly reference: string;
  readonly id: string;
  readonly credited: Satang | null;
  readonly sharesReference: boolean;
}

/**
 * The verdicts on the clean orders of a day, in pages. A clean order is linked to nothing but
 * itself, so that the law comes to the same whether it sees a page of them or the whole day.
 */
export async function* cleanPages(
  view: JudgedView,
  day: BusinessDay,
  rules: SettlingRules,
  ordersPerPage: number,
): AsyncGenerator<DayPart> {
  const values = settlingValues(view, day, rules);
  const next = await openCursor<CleanOrder>(
    ...([view.on, 'clean_orders', CLEAN_ORDERS, values, ordersPerPage] as const),
  );
  const load = async () => {
    const orders = await next();
    return orders.length === 0 ? [] : [await factsOf(view, orders)];
  };
  for await (const [facts] of readAhead(load)) {
    if (facts) yield judged(view, facts);
  }
}

interface PageFacts {
  readonly expectations: readonly ExpectationFacts[];
  readonly charges: readonly ChargeFacts[];
}

async function factsOf(
  { on, account }: JudgedView,
  orders: readonly CleanOrder[],
): Promise<PageFacts> {
  const references = orders.map(({ reference }) => reference);
  const ids = orders.map(({ id }) => id);
  const shared = orders.flatMap((one) => (one.sharesReference ? one.reference : []));
  const credited = new Map(orders.map((one) => [one.id, one.credited]));
  const [expectations, paid, others] = await Promise.all([
    on.query<ExpectationFacts>(sql.EXPECTATIONS_BY_REFERENCE, [account, references]),
    on.query<ChargeFacts>(sql.CLEAN_CHARGES_BY_ID, [account, ids]),
    shared.length === 0
      ? []
      : on.query<ChargeFacts>(sql.OTHER_CHARGES_BY_REFERENCE, [account, shared, ids]),
  ]);
  const own = paid.map((charge) => ({ ...charge, credited: credited.get(charge.id) ?? null }));
  return { expectations, charges: [...own, ...others] };
}

function judged({ judging }: JudgedView, facts: PageFacts): DayPart {
  const verdicts = judgeMatches({ ...facts, choices: [] }, judging);
  const wrong = verdicts.flatMap(({ breaks }) => breaks)[0];
  if (wrong) throw new Error(`${wrong.subject.id} was settled, and the law says ${wrong.code}.`);
  return {
    receipts: verdicts.flatMap(({ receipt }) => receipt ?? []),
    charges: verdicts.flatMap(({ charges }) => charges),
    ended: [],
  };
}
