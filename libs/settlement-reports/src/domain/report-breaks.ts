import type { Break, BreakCode, DayReconciliation } from '#reconciliation';
import { BREAK_CODES } from '#reconciliation';
import type { ShownBreak } from './build-break-rows.js';
import type { BreakRow } from './frozen-rows.js';

/** A break as it is kept: open, or cleared by what proves it. */
export type KeptBreak = Omit<ShownBreak, 'isBroughtForward' | 'work'>;

/** Whether the next report brings it forward. */
export const isLeftOpen = ({ status }: BreakRow): boolean =>
  status === 'open' || status === 'assigned';

/**
 * All breaks of a day's report: its own, those of money that came on it for an order of a later
 * day, and those that are `kept` beside them. What the report before has `left` open is brought
 * forward, whatever became of it; all else is new.
 */
export function shownBreaks(
  result: DayReconciliation,
  kept: readonly KeptBreak[],
  left: ReadonlySet<string>,
): readonly ShownBreak[] {
  const { day, breaks, looked, charges } = result;
  const today = new Set(
    charges.flatMap(({ charge, breakId }) => (charge.businessDay === day ? (breakId ?? []) : [])),
  );
  const known = new Set(kept.map(({ id }) => id));
  const others = looked.filter((one) =>
    one.day < day ? !known.has(one.id) : one.day > day && today.has(one.id),
  );
  const judged = [...breaks, ...others];
  const isJudged = new Set(judged.map(({ id }) => id));
  const isLeft = ({ id }: { readonly id: string }) => ({ isBroughtForward: left.has(id) });
  return [
    ...kept.filter(({ id }) => !isJudged.has(id)).map((one) => ({ ...one, ...isLeft(one) })),
    ...judged.map((one) => ({ ...one, clearedBy: null, ...isLeft(one) })),
  ];
}

/** A break that stands for others, such as a missing source, is the code of those it explains. */
export function codesById({
  breaks,
  looked,
}: DayReconciliation): (breakId: string | null) => BreakCode | null {
  const codes = new Map(looked.map(({ id, code }) => [id, code]));
  const missing = breaks.some(({ code }) => code === 'SOURCE_MISSING');
  return (breakId) => {
    if (breakId === null) return null;
    const code = codes.get(breakId) ?? null;
    return missing && code === 'CHARGE_UNEXPECTED' ? 'SOURCE_MISSING' : code;
  };
}

/** What Opn has not credited yet gives way to all else: it passes, and must not change the row. */
const PASSES = 'TRANSACTION_MISSING';
const PRECEDENCE = [...Object.keys(BREAK_CODES).filter((code) => code !== PASSES), PASSES];

/** What is wrong with each charge of the day itself: the first that applies. */
export function codesByCharge({ breaks }: DayReconciliation): ReadonlyMap<string, BreakCode> {
  const own = breaks.filter(({ subject }) => subject.kind === 'charge');
  const gravestLast = [...own].sort(
    (left: Break, right: Break) => PRECEDENCE.indexOf(right.code) - PRECEDENCE.indexOf(left.code),
  );
  return new Map(gravestLast.map(({ subject, code }) => [subject.id, code]));
}
