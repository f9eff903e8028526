import type { BusinessDay } from '#calendar';
import { sum } from '#money';
import type { Satang } from '#money';
import type { Break } from '../break.js';
import type { BreakCode } from '../break-code.js';
import type { DayAmounts, ExpectedAmounts, PaidAmounts, WindowVerdict } from './judge-window.js';

type Sides = { readonly expected: ExpectedAmounts; readonly paid: PaidAmounts };

export interface DayComparison {
  readonly day: BusinessDay;
  readonly before: Sides;
  readonly after: Sides;
}

export type BreakChange = 'appears' | 'disappears' | 'changes';

export interface ChangedBreak {
  readonly change: BreakChange;
  readonly id: string;
  readonly code: BreakCode;
  readonly day: BusinessDay;
  readonly subject: Break['subject'];
  /** Null where there is none. */
  readonly before: Satang | null;
  readonly after: Satang | null;
}

export interface ChangeTotal {
  readonly change: BreakChange;
  readonly code: BreakCode;
  readonly count: number;
  readonly before: Satang;
  readonly after: Satang;
}

export interface Comparison {
  /** Every day of the window, changed or not. */
  readonly days: readonly DayComparison[];
  /** Of all changed breaks, by change and code. */
  readonly totals: readonly ChangeTotal[];
  /** The first ones of the changed breaks, by change, code, day and id. */
  readonly breaks: readonly ChangedBreak[];
}

/** What other rules would change: amounts day by day, and breaks that come, go or differ. */
export function compareVerdicts(
  before: WindowVerdict,
  after: WindowVerdict,
  listed: number,
): Comparison {
  const changed = changedBreaks(before.breaks, after.breaks);
  const afterOf = new Map(after.days.map((amounts) => [amounts.day, amounts]));
  return {
    days: before.days.map((amounts) => ({
      day: amounts.day,
      before: sidesOf(amounts),
      after: sidesOf(afterOf.get(amounts.day) ?? amounts),
    })),
    totals: totalsOf(changed),
    breaks: changed.slice(0, listed),
  };
}

const sidesOf = ({ expected, paid }: DayAmounts): Sides => ({ expected, paid });

function changedBreaks(before: readonly Break[], after: readonly Break[]): readonly ChangedBreak[] {
  const known = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id));
  const changes = [
    ...gone.map((item) => changed('disappears', item, item.amount, null)),
    ...after.flatMap((item) => {
      const former = known.get(item.id);
      if (former === undefined) return [changed('appears', item, null, item.amount)];
      if (former.amount === item.amount) return [];
      return [changed('changes', item, former.amount, item.amount)];
    }),
  ];
  return changes.sort((left, right) => (orderKey(left) < orderKey(right) ? -1 : 1));
}

const changed = (
  change: BreakChange,
  { id, code, day, subject }: Break,
  before: Satang | null,
  after: Satang | null,
): ChangedBreak => ({ change, id, code, day, subject, before, after });

const orderKey = ({ change, code, day, id }: ChangedBreak): string =>
  [change, code, day, id].join(' ');

/** The changes are in the order of change and code already. */
function totalsOf(changes: readonly ChangedBreak[]): readonly ChangeTotal[] {
  const kinds = new Map<string, ChangedBreak[]>();
  for (const one of changes) {
    const kind = `${one.change} ${one.code}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { change, code } = first;
    const before = sum(own.flatMap((one) => one.before ?? []));
    const after = sum(own.flatMap((one) => one.after ?? []));
    return [{ change, code, count: own.length, before, after }];
  });
}
