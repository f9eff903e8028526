import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { minus, plus, sum, ZERO } from '#money';
import type { Satang } from '#money';

/** What moves Opn's balance. */
export const MOVEMENT_KINDS = [
  'opening-balance',
  'charges',
  'transfers',
  'returned-transfers',
  'vat-rounding',
  'withholding-tax-returned',
  'other',
] as const;

export type MovementKind = (typeof MOVEMENT_KINDS)[number];

const KIND_OF_ENTRY: ReadonlyMap<string, MovementKind> = new Map([
  ['O1', 'opening-balance'],
  ['R2', 'charges'],
  ['T1', 'transfers'],
  ['T2', 'returned-transfers'],
  ['V1', 'vat-rounding'],
  ['W2', 'withholding-tax-returned'],
]);

/** What entries of one kind did to the balance on a day. */
export interface DayTurnover {
  readonly day: BusinessDay;
  /** As entries are filed: R2, T1 … */
  readonly kind: string;
  readonly amount: Satang;
  readonly count: number;
}

export interface Movement {
  readonly kind: MovementKind;
  readonly count: number;
  readonly amount: Satang;
}

/** From what a day began with to what it ended with. */
export interface BalanceDay {
  readonly day: BusinessDay;
  readonly opening: Satang;
  readonly movements: readonly Movement[];
  readonly closing: Satang;
}

/** Day by day, both ends included; each begins with what the one before ended with. */
export function balanceWalk(
  from: BusinessDay,
  to: BusinessDay,
  opening: Satang,
  turnover: readonly DayTurnover[],
): readonly BalanceDay[] {
  const days: BalanceDay[] = [];
  let before = opening;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const movements = movementsOf(turnover.filter((one) => one.day === day));
    const closing = plus(before, sum(movements.map(({ amount }) => amount)));
    days.push({ day, opening: before, movements, closing });
    before = closing;
  }
  return days;
}

function movementsOf(turnover: readonly DayTurnover[]): readonly Movement[] {
  return MOVEMENT_KINDS.flatMap((kind) => {
    const own = turnover.filter((one) => (KIND_OF_ENTRY.get(one.kind) ?? 'other') === kind);
    if (own.length === 0) return [];
    const count = own.reduce((all, one) => all + one.count, 0);
    return [{ kind, count, amount: sum(own.map(({ amount }) => amount)) }];
  });
}

/** Where money that is not in the bank can be. */
export const BALANCE_PARTS = [
  'not-yet-credited',
  'on-hold',
  'transferable',
  'reserve',
  'in-transit',
] as const;

export type BalancePart = (typeof BALANCE_PARTS)[number];

/** Money of one part that came from one day; of no day: what the others do not explain. */
export interface PartOfDay {
  readonly part: BalancePart;
  readonly originDay: BusinessDay | null;
  readonly count: number;
  readonly amount: Satang;
  /** The first day on which some of it can be paid out, or should arrive; null if unknown. */
  readonly releaseOn: BusinessDay | null;
}

/** What known parts leave of a total, as one more row; none where they are all of it. */
export function restOf(
  part: BalancePart,
  total: Satang,
  known: readonly PartOfDay[],
): readonly PartOfDay[] {
  const rest = minus(total, sum(known.map(({ amount }) => amount)));
  if (rest === ZERO) return [];
  return [{ part, originDay: null, count: 0, amount: rest, releaseOn: null }];
}

/** Ages in bank business days, as the workbook puts them together. */
const BUCKETS = [
  [1, '0–1'],
  [3, '2–3'],
  [7, '4–7'],
  [30, '8–30'],
] as const;

export const bucketOf = (age: number): string =>
  BUCKETS.find(([upTo]) => age <= upTo)?.[1] ?? 'over 30';
