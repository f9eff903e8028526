import type { BusinessDay } from '#calendar';
import { plus, satang, ZERO } from '#money';
import type { Satang } from '#money';
import type { InTransitRow } from './document-rows.js';
import type { AccountTurnover, Receipts } from './pack-facts.js';
import type { AccountRow, CutOffRow } from './pack-rows.js';

/** Accounts that hold or moved anything; `order` is that of the chart of accounts. */
export function buildAccountRows(
  turnover: readonly AccountTurnover[],
  order: readonly string[],
  codeOf: (ledgerAccount: string) => string | null,
): readonly AccountRow[] {
  return turnover
    .filter((one) => [one.opening, one.debit, one.credit].some((amount) => amount !== ZERO))
    .map((one) => ({
      ...one,
      accountCode: codeOf(one.ledgerAccount),
      closing: closingOf(one),
    }))
    .sort((left, right) => order.indexOf(left.ledgerAccount) - order.indexOf(right.ledgerAccount));
}

export const closingOf = ({ opening, debit, credit }: AccountTurnover): Satang =>
  satang(plus(opening, debit) - credit);

export interface CutOffFacts {
  readonly lastDay: BusinessDay;
  /** Paid and not credited at the month's end, by day of payment and of crediting. */
  readonly uncredited: readonly Pick<CutOffRow, 'before' | 'after' | 'count' | 'amount'>[];
  readonly paidAfter: readonly Omit<CutOffRow, 'section' | 'count'>[];
  readonly transfers: readonly InTransitRow[];
  readonly receipts: Receipts;
  /** Calendar day in Bangkok on which a receipt was made. */
  readonly madeOn: (receipt: Receipts[number]) => BusinessDay;
}

/** What stands on both sides of the month's end, section by section. */
export function buildCutOffRows(facts: CutOffFacts): readonly CutOffRow[] {
  const { lastDay, uncredited, paidAfter, transfers } = facts;
  return [
    ...uncredited.map((one) => ({ ...one, section: 'credited_after' as const, subject: null })),
    ...paidAfter.map((one) => ({ ...one, section: 'paid_after' as const, count: 1 })),
    ...transfers.map(({ transferId, sentOn, arrivedOn, amount }) => ({
      section: 'banked_after' as const,
      subject: transferId,
      before: sentOn ?? lastDay,
      after: arrivedOn,
      count: 1,
      amount,
    })),
    ...receiptsMadeAfter(facts),
  ];
}

function receiptsMadeAfter({ receipts, lastDay, madeOn }: CutOffFacts): readonly CutOffRow[] {
  return receipts
    .filter((receipt) => receipt.issuedOn <= lastDay && madeOn(receipt) > lastDay)
    .map((receipt) => ({
      section: 'receipt_after' as const,
      subject: receipt.number,
      before: receipt.issuedOn,
      after: madeOn(receipt),
      count: 1,
      amount: receipt.total,
    }));
}
