import type { Instant } from '#kernel';
import { minus, negated, plus, smallerOf, ZERO } from '#money';
import type { Satang } from '#money';

/** Opn's balance as it stated it, beside that of the books at the same moment. */
export interface BalanceCheck {
  readonly observedAt: Instant;
  readonly stated: Satang;
  readonly books: Satang;
}

/** A check with what is known by then: since when the books drift; null while they do not. */
export interface BalanceStanding extends BalanceCheck {
  readonly driftSince: Instant | null;
}

const agrees = ({ stated, books }: BalanceCheck): boolean => stated === books;

/**
 * Two differing checks in a row are a drift, two agreeing ones its end: one alone may have met a
 * transaction on its way.
 */
export function standingAfter(
  check: BalanceCheck,
  before: BalanceStanding | null,
): BalanceStanding {
  if (before === null) return { ...check, driftSince: null };
  if (agrees(check) !== agrees(before)) return { ...check, driftSince: before.driftSince };
  if (agrees(check)) return { ...check, driftSince: null };
  return { ...check, driftSince: before.driftSince ?? check.observedAt };
}

/**
 * How much of a drift other breaks explain: at most all of it, and nothing if they lean the other
 * way.
 */
export function explainedOf(drift: Satang, others: Satang): Satang {
  if (drift > 0n) return others > 0n ? smallerOf(drift, others) : ZERO;
  return others < 0n ? negated(smallerOf(negated(drift), negated(others))) : ZERO;
}

/** What the books should show if what other breaks say is true. */
export const expectedBooks = ({ stated, books }: BalanceCheck, others: Satang): Satang =>
  plus(stated, explainedOf(minus(books, stated), others));
