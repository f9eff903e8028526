import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import type { Break, BreakCode, DayReconciliation } from '#reconciliation';
import { BREAK_CODES } from '#reconciliation';
import type { ShownBreak } from './build-break-rows.js';

/**
 * All breaks of a day's report: its own, those of money that came on it for an order of a later
 * day, and those of earlier days that are still open or were cleared (`earlier`) since the report
 * of the day before was made (`since`). What that report had is brought forward, all else is new.
 */
export function shownBreaks(
  result: DayReconciliation,
  earlier: readonly ShownBreak[],
  since: Instant,
): readonly ShownBreak[] {
  const { day, breaks, looked, charges } = result;
  const namedWhere = (isWanted: (paidOn: string) => boolean) =>
    new Set(
      charges.flatMap(({ charge: { businessDay: paidOn }, breakId }) =>
        paidOn !== null && isWanted(paidOn) ? (breakId ?? []) : [],
      ),
    );
  const [today, before] = [namedWhere((on) => on === day), namedWhere((on) => on < day)];
  const known = new Set(earlier.map(({ id }) => id));
  const others = looked.filter((one) =>
    one.day < day ? !known.has(one.id) : one.day > day && today.has(one.id),
  );
  return [
    ...earlier,
    ...[...breaks, ...others].map((one) => ({
      ...one,
      clearedBy: null,
      isBroughtForward: wasThere(one, since) && (one.day < day || before.has(one.id)),
    })),
  ];
}

export const wasThere = ({ openedAt }: { readonly openedAt: Instant }, since: Instant): boolean =>
  !isBefore(since, openedAt);

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
