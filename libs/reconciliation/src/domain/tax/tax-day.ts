import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { minus, negated, plus, sum, ZERO } from '#money';
import type { Satang } from '#money';

/** Opn's receipt of a day, as it was last read. What is below nothing takes fees back. */
export interface ReceiptFacts {
  readonly id: string;
  readonly number: string;
  readonly subtotal: Satang;
  readonly vat: Satang;
  readonly wht: Satang;
  /** Transaction that settles its rounding, if it names one. */
  readonly adjustmentTransactionId: string | null;
  readonly knownAt: Instant;
}

/** A transaction by which Opn settles the VAT of a receipt; a credit to us is negative. */
export interface AdjustmentFacts {
  readonly transactionId: string;
  readonly receiptId: string;
  readonly amount: Satang;
}

/** Fee and VAT as they were deducted; what was given back is less. */
export interface DeductedFees {
  readonly chargeFee: Satang;
  readonly chargeVat: Satang;
  readonly transferFee: Satang;
  readonly transferVat: Satang;
}

export const NOTHING_DEDUCTED: DeductedFees = {
  chargeFee: ZERO,
  chargeVat: ZERO,
  transferFee: ZERO,
  transferVat: ZERO,
};

/** All that is known of the fees of a calendar day in Bangkok. */
export interface TaxDayFacts {
  readonly day: BusinessDay;
  readonly deducted: DeductedFees;
  readonly receipts: readonly ReceiptFacts[];
  readonly adjustments: readonly AdjustmentFacts[];
  /** Up to when the list of receipts was read whole; null: it never was. */
  readonly receiptsReadUpTo: Instant | null;
}

/** The two sides of a tax day. Unknown is null: no receipt yet, or its rounding is not. */
export interface TaxDayFigures {
  readonly ourFee: Satang;
  readonly ourVat: Satang;
  readonly receiptSubtotal: Satang | null;
  readonly receiptVat: Satang | null;
  readonly receiptWht: Satang | null;
  readonly vatAdjustment: Satang | null;
  /** Receipt − books. */
  readonly feeDifference: Satang | null;
  /** Receipt − books − adjustment. */
  readonly vatDifference: Satang | null;
}

/** Several receipts of one day are added up. */
export function taxDayFigures({ deducted, receipts, adjustments }: TaxDayFacts): TaxDayFigures {
  const ourFee = plus(deducted.chargeFee, deducted.transferFee);
  const ourVat = plus(deducted.chargeVat, deducted.transferVat);
  if (receipts.length === 0) return { ourFee, ourVat, ...NO_RECEIPT };
  const receiptSubtotal = sum(receipts.map(({ subtotal }) => subtotal));
  const receiptVat = sum(receipts.map(({ vat }) => vat));
  const vatAdjustment = isSettled(receipts, adjustments)
    ? sum(adjustments.map(({ amount }) => amount))
    : null;
  return {
    ...{ ourFee, ourVat, receiptSubtotal, receiptVat, vatAdjustment },
    receiptWht: sum(receipts.map(({ wht }) => wht)),
    feeDifference: minus(receiptSubtotal, ourFee),
    vatDifference: vatAdjustment === null ? null : minus(receiptVat, plus(ourVat, vatAdjustment)),
  };
}

const NO_RECEIPT = {
  receiptSubtotal: null,
  receiptVat: null,
  receiptWht: null,
  vatAdjustment: null,
  feeDifference: null,
  vatDifference: null,
} as const;

/** A receipt names its adjustment, which may be read later than the receipt. */
function isSettled(
  receipts: readonly ReceiptFacts[],
  adjustments: readonly AdjustmentFacts[],
): boolean {
  const known = new Set(adjustments.map(({ transactionId }) => transactionId));
  return receipts.every(({ adjustmentTransactionId: named }) => named === null || known.has(named));
}

/** By its direction: a credit gives back VAT that was deducted too much. */
export const adjustmentAmount = (direction: 'credit' | 'debit', amount: Satang): Satang =>
  direction === 'credit' ? negated(amount) : amount;
