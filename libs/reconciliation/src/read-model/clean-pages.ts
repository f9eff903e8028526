import type { BusinessDay } from '#calendar';
import { openCursor, readAhead } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { ChargeFacts, ExpectationFacts } from '../domain/facts.js';
import { judgeMatches } from '../domain/judge-matches.js';
import { CLEAN_ORDERS } from './clean-orders.js';
import type { DayPart } from './day-part.js';
import * as sql from './fact-columns.js';
import type { JudgedView } from './scope-judge.js';
import { settlingValues } from './settle-day.js';
import type { SettlingRules } from './settle-day.js';

/** A charge and the receipt that it paid, whose columns are named by what they are beside it. */
interface CleanOrder extends ChargeFacts {
  readonly receipt: string;
  readonly due: Satang;
  readonly expectedOn: BusinessDay;
  readonly dueAt: Instant | null;
  readonly namedCharge: string | null;
  readonly documentNo: string | null;
  readonly channel: string | null;
  readonly customer: string | null;
  readonly statedAt: Instant;
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
  const shared = orders.flatMap((one) => (one.sharesReference ? one.receipt : []));
  const ids = orders.map(({ id }) => id);
  const others =
    shared.length === 0
      ? []
      : await on.query<ChargeFacts>(sql.OTHER_CHARGES_BY_REFERENCE, [account, shared, ids]);
  const pairs = orders.map(pairOf);
  return {
    expectations: pairs.map(({ expectation }) => expectation),
    charges: [...pairs.map(({ charge }) => charge), ...others],
  };
}

interface Pair {
  readonly expectation: ExpectationFacts;
  readonly charge: ChargeFacts;
}

/** Taken apart at once, for each rest of an object is a copy of it. */
function pairOf(order: CleanOrder): Pair {
  const {
    receipt: reference,
    due: amount,
    namedCharge: chargeId,
    statedAt: knownAt,
    expectedOn,
    dueAt,
    documentNo,
    channel,
    customer,
    sharesReference: _,
    ...charge
  } = order;
  const stated = { dueAt, documentNo, channel, customer, withdrawnAt: null, knownAt };
  return { expectation: { reference, amount, chargeId, expectedOn, ...stated }, charge };
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
