import { sum } from '#money';
import type { Break } from '../break.js';
import type { BreakCode } from '../break-code.js';
import type { ReturnFacts } from './return-facts.js';
import type { SeenReturns } from './see-at-bank.js';

/** Codes that end when the money was given back; `true`: and the bank has shown it. */
const ENDED_BY_RETURN: Partial<Record<BreakCode, boolean>> = {
  DUPLICATE_PAYMENT: true,
  PAID_AFTER_WITHDRAWAL: false,
  PAID_AFTER_EXPIRY: false,
  CHARGE_UNEXPECTED: false,
  AMOUNT_OVER: false,
};

export const CODES_OF_MONEY_OWED = Object.keys(ENDED_BY_RETURN) as readonly BreakCode[];

/** Codes whose money is held until a person decides; a return alone does not end them all. */
export const CODES_OF_MONEY_HELD: readonly BreakCode[] = [
  'AMBIGUOUS_MATCH',
  'CHARGE_UNEXPECTED',
  'PAID_AFTER_EXPIRY',
];

/** What of a break says how much of whose money it holds. */
export type OwedBreak = Pick<Break, 'id' | 'code' | 'amount' | 'reference'> & {
  readonly subject: { readonly id: string };
};

/** What no longer has to be done about a break, by its id, and what proves it. */
export type SettledBreaks = ReadonlyMap<string, string>;

/**
 * Breaks whose money was given back in full, approved by a second person. What a day comes to is
 * not touched by that: a return is a fact of the day on which the money left, and a day's report
 * that was issued shows the payment as it came.
 */
export function settledByReturns(
  breaks: readonly OwedBreak[],
  returns: readonly ReturnFacts[],
  seen: SeenReturns,
): SettledBreaks {
  const settled = new Map<string, string>();
  const candidates = breaks.filter(({ code }) => ENDED_BY_RETURN[code] !== undefined);
  for (const reference of new Set(candidates.map(referenceOf))) {
    const own = candidates.filter((item) => referenceOf(item) === reference);
    const given = returns.filter((one) => one.reference === reference && one.approvedBy !== null);
    const owed = sum(own.map(({ amount }) => amount));
    if (given.length === 0 || sum(given.map(({ amount }) => amount)) < owed) continue;
    const isSeen = given.every(({ id }) => seen.has(id));
    for (const { id, code } of own) {
      if (ENDED_BY_RETURN[code] !== true || isSeen) settled.set(id, proofOf(given, seen));
    }
  }
  return settled;
}

const referenceOf = ({ reference, subject }: OwedBreak): string => reference ?? subject.id;

/** In order of number, each with the bank's line where it was seen. */
function proofOf(given: readonly ReturnFacts[], seen: SeenReturns): string {
  const inOrder = [...given].sort((left, right) => left.number - right.number);
  return inOrder
    .map(({ id, number, reference, approvedBy }) => {
      const line = seen.get(id);
      const shown = line ? `, bank line ${line.id}` : '';
      return `return ${number} of ${reference}, approved by ${approvedBy ?? ''}${shown}`;
    })
    .join('; ');
}
