import type { BusinessDay, DayWindow } from '#calendar';
import { isBefore, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { isPaid, PROMPTPAY } from '../domain/facts.js';
import type { ChargeFacts } from '../domain/facts.js';
import type { LinkedFacts } from './day-facts.js';
import * as sql from './fact-columns.js';
import { GatheredFacts } from './gathered-facts.js';
import type { JudgedView } from './scope-judge.js';
import type { RestOfDay } from './settle-day.js';

/**
 * The facts of a day that are not settled: receipts and charges by their keys, charges whose QR
 * ended on it without an answer, and everything that any of them is linked to, until nothing more
 * is. What is settled is linked to nothing but itself, and so is never among them.
 */
export async function loadRestOfDay(
  view: JudgedView,
  day: BusinessDay,
  window: DayWindow,
  rest: RestOfDay,
): Promise<LinkedFacts> {
  const { on, account, judging } = view;
  const until = plusMs(earlierOf(judging.instant, window.to), 1); // exact to a part of one ms
  const known = new GatheredFacts(on, account);
  known.addReceipts(await on.query(sql.EXPECTATIONS_BY_REFERENCE, [account, rest.receipts]));
  known.addCharges(await on.query(sql.CHARGES_BY_ID, [account, rest.charges]));
  known.addCharges(await on.query<ChargeFacts>(sql.STUCK_ON_DAY, [account, window.from, until]));
  await known.everythingLinked();
  const ended = await on.query<ChargeFacts>(sql.CONTRADICTED_ON_DAY, [account, day]);
  const facts = known.facts();
  return { day, ...facts, charges: unsettledCharges(facts.charges, day, rest), ended };
}

/** Without those of another payment method that are settled: an order may carry their reference. */
export function unsettledCharges(
  charges: readonly ChargeFacts[],
  day: BusinessDay,
  rest: RestOfDay,
): readonly ChargeFacts[] {
  const toJudge = new Set(rest.charges);
  const isSettledOther = (charge: ChargeFacts): boolean =>
    charge.paymentMethod !== PROMPTPAY &&
    isPaid(charge) &&
    charge.businessDay === day &&
    !toJudge.has(charge.id);
  return charges.filter((charge) => !isSettledOther(charge));
}

const earlierOf = (left: Instant, right: Instant): Instant =>
  isBefore(left, right) ? left : right;
