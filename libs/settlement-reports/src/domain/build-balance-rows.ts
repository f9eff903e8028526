import { bankBusinessDaysBetween } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import { minus, negated, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { MoneyBalances } from './build-balance-blocks.js';
import type { AgeBucket, BalancePart, BalanceRow } from './payout-rows.js';

/** Money of one part that came from one day. */
export interface MoneyOfDay {
  readonly originDay: BusinessDay | null;
  readonly count: number;
  readonly amount: Satang;
  /** When it can be paid out, or is due; null if unknown. */
  readonly releaseOn: BusinessDay | null;
  readonly code: string | null;
}

export interface BalanceFacts {
  readonly day: BusinessDay;
  readonly holidays: Holidays;
  /** What the books have in each account. */
  readonly closing: MoneyBalances;
  readonly uncredited: readonly MoneyOfDay[];
  readonly onHold: readonly MoneyOfDay[];
  readonly transferable: readonly MoneyOfDay[];
  /** As Opn states it; null: it said nothing. */
  readonly reserve: Satang | null;
  readonly inTransit: readonly MoneyOfDay[];
  /** What is wrong with Opn's balance as a whole. */
  readonly balanceCode: string | null;
}

/** The sheet Balance. Its rows add up to what the books have in the three accounts. */
export function buildBalanceRows(facts: BalanceFacts): readonly BalanceRow[] {
  const { closing, uncredited, onHold, transferable, inTransit, balanceCode } = facts;
  const atOpn = minus(closing['opn-balance'], amountOf([...onHold, ...transferable]));
  const { reserve, within, rest } = reserveOf(facts, atOpn);
  const parts: readonly (readonly [BalancePart, readonly MoneyOfDay[]])[] = [
    ['not_yet_credited', uncredited],
    ['on_hold', onHold],
    ['transferable', [...transferable, ...within]],
    ['reserve', reserve],
    ['in_transit', inTransit],
    ['unexplained', ofNoDay(minus(closing['opn-uncredited'], amountOf(uncredited)))],
    ['unexplained', ofNoDay(rest, balanceCode)],
    ['unexplained', ofNoDay(minus(closing['in-transit'], amountOf(inTransit)))],
  ];
  return parts.flatMap(([part, money]) => money.map((one) => rowOf(part, one, facts)));
}

const amountOf = (money: readonly MoneyOfDay[]): Satang => sum(money.map(({ amount }) => amount));

/** A row of no day; none where there is nothing. */
const ofNoDay = (amount: Satang, code: string | null = null): readonly MoneyOfDay[] =>
  amount === 0n ? [] : [{ originDay: null, count: 0, amount, releaseOn: null, code }];

/**
 * What Opn keeps back either is what the lines do not show, or is among those that could be paid
 * out but for that.
 */
function reserveOf({ reserve: stated }: BalanceFacts, rest: Satang) {
  const amount = stated ?? ZERO;
  const reserve = ofNoDay(amount);
  if (amount <= rest) return { reserve, within: [], rest: minus(rest, amount) };
  return { reserve, within: ofNoDay(negated(amount)), rest };
}

function rowOf(part: BalancePart, money: MoneyOfDay, { day, holidays }: BalanceFacts): BalanceRow {
  const { originDay } = money;
  const age = originDay && bankBusinessDaysBetween(originDay, day, holidays);
  return { part, ...money, age, bucket: age === null ? null : bucketOf(age) };
}

const BUCKETS: readonly (readonly [upTo: number, bucket: AgeBucket])[] = [
  [1, '0–1'],
  [3, '2–3'],
  [7, '4–7'],
  [30, '8–30'],
];

const bucketOf = (age: number): AgeBucket =>
  BUCKETS.find(([upTo]) => age <= upTo)?.[1] ?? 'over 30';
