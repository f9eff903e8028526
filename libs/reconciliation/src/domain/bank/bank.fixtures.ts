import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang } from '#money';
import { DEFAULT_RULE_BOOKS } from '#accounts';
import { arrivalOf } from './bank-facts.js';
import type { PayoutLine, SentTransfer } from './bank-facts.js';
import { matchLines } from './match-lines.js';

/** A day of November 2026: the 16th is a Monday. */
export const november = (day: number): BusinessDay =>
  parseBusinessDay(`2026-11-${String(day).padStart(2, '0')}`);

export const line = (
  id: string,
  day: number,
  amount: bigint,
  more: Partial<PayoutLine> = {},
): PayoutLine => ({
  ...{ id, bookedOn: november(day), amount: satang(amount) },
  ...{ bankAccount: null, assigned: null },
  ...more,
});

export const transfer = (
  id: string,
  day: number,
  net: bigint,
  more: Partial<SentTransfer> = {},
): SentTransfer => ({
  ...{ id, net: satang(net), lastDigits: '6789', hasFailed: false },
  ...arrivalOf(november(day), DEFAULT_RULE_BOOKS.bank, new Set()),
  ...more,
});

/** The result in a few words: `L1=T1 by amount`, `L1? T1 T2`, `L2 alone`, `T3 on its way`. */
export function told(lines: readonly PayoutLine[], transfers: readonly SentTransfer[]): string[] {
  const { matches, ambiguous, openLines, openTransfers } = matchLines(lines, transfers);
  return [
    ...matches.map((one) => `${one.line}=${one.transfers.join('+')} by ${one.matchedBy}`),
    ...ambiguous.map((knot) => `${knot.lines.join(' ')}? ${knot.transfers.join(' ')}`),
    ...openLines.map((id) => `${id} alone`),
    ...openTransfers.map((id) => `${id} on its way`),
  ];
}
