import type { BusinessDay } from '#calendar';
import { minus, sum } from '#money';
import { isPaid } from '#reconciliation';
import type { ChargeFacts, ChargeVerdict, ReceiptStanding, ReceiptVerdict } from '#reconciliation';
import type { CsvColumn } from '../lists/csv-list.js';

/** An expected receipt with what pays it; `state`: where its money is now. */
export interface ReceiptLine {
  readonly receipt: ReceiptVerdict;
  readonly payments: readonly ChargeVerdict[];
  readonly state: ReceiptStanding['state'] | null;
  readonly code: string | null;
}

/** A charge of a day, paid or not, with what it pays. */
export interface ChargeLine {
  readonly charge: ChargeFacts;
  /** Null: no money came, or by another payment method. */
  readonly verdict: ChargeVerdict | null;
  readonly code: string | null;
}

const matching = ({ payments }: ReceiptLine): readonly ChargeVerdict[] =>
  payments.filter(({ matched }) => matched > 0n);

/** The keys of the sheet Expected; matched or not, a line each. */
export const RECEIPT_COLUMNS: readonly CsvColumn<ReceiptLine>[] = [
  ['reference', ({ receipt }) => receipt.group.expectation.reference],
  ['document_no', ({ receipt }) => receipt.group.expectation.documentNo],
  ['channel', ({ receipt }) => receipt.group.expectation.channel],
  ['customer', ({ receipt }) => receipt.group.expectation.customer],
  ['expected_on', ({ receipt }) => receipt.group.expectation.expectedOn],
  ['due_at', ({ receipt }) => receipt.dueAt],
  ['expected', ({ receipt }) => receipt.group.expectation.amount],
  ['charges_tried', ({ receipt }) => receipt.group.charges.length],
  [
    'charge_id',
    (line) =>
      matching(line)
        .map(({ charge }) => charge.id)
        .join(' '),
  ],
  ['paid_at', (line) => matching(line).at(-1)?.charge.paidAt ?? null],
  ['paid', ({ receipt }) => receipt.matched],
  ['open', ({ receipt }) => receipt.open],
  ['unpaid', ({ receipt }) => receipt.unpaid],
  ['held', ({ receipt }) => receipt.held],
  ['match_key', (line) => matching(line)[0]?.by ?? null],
  ['state', receiptState],
  ['code', ({ code }) => code],
];

/** What a break holds is held, unless its money has gone back already. */
function receiptState({ state, receipt }: ReceiptLine): string {
  const isHeld = receipt.standing === 'held_by_break' && state !== 'returned';
  return isHeld ? receipt.standing : (state ?? receipt.standing);
}

const gross = ({ charge }: ChargeLine) => (isPaid(charge) ? charge.gross : null);

/** The keys of the sheet Charges, and what became of every satang. */
export const CHARGE_COLUMNS: readonly CsvColumn<ChargeLine>[] = [
  ['charge_id', ({ charge }) => charge.id],
  ['reference', ({ charge }) => charge.reference],
  ['status', ({ charge }) => charge.status],
  ['payment_method', ({ charge }) => charge.paymentMethod],
  ['failure', ({ charge }) => charge.failureCode],
  ['created_at', ({ charge }) => charge.createdAt],
  ['paid_at', ({ charge }) => charge.paidAt],
  ['business_day', ({ charge }) => charge.businessDay],
  ['amount', ({ charge }) => charge.amount],
  ['gross', gross],
  ['fee', ({ charge }) => (isPaid(charge) ? charge.fee : null)],
  ['fee_vat', ({ charge }) => (isPaid(charge) ? charge.feeVat : null)],
  ['net', ({ charge }) => (isPaid(charge) ? charge.net : null)],
  ['transaction_id', ({ charge }) => charge.transactionId],
  ['expectation', ({ verdict }) => verdict?.expectation?.reference ?? null],
  ['match_day', ({ verdict }) => verdict?.expectation?.expectedOn ?? null],
  ['match_key', ({ verdict }) => verdict?.by ?? null],
  ['matched', ({ verdict }) => verdict?.matched ?? null],
  ['excess', ({ verdict }) => verdict?.excess ?? null],
  ['unexpected', ({ verdict }) => verdict?.unexpected ?? null],
  ['held', ({ verdict }) => verdict?.held ?? null],
  ['difference', ({ charge, verdict }) => (verdict ? minus(charge.gross, verdict.matched) : null)],
  ['state', chargeState],
  ['code', ({ code }) => code],
];

/** In a word, what matching made of it. */
function chargeState({ charge, verdict }: ChargeLine): string {
  if (!isPaid(charge)) return charge.status;
  if (verdict === null) return 'other_method';
  if (verdict.matched === charge.gross) return 'matched';
  const parts = sum([verdict.excess, verdict.unexpected, verdict.held]);
  return verdict.matched > 0n && parts > 0n ? 'partly_matched' : 'unmatched';
}

export const ofDay = (day: BusinessDay, { businessDay }: ChargeFacts): boolean =>
  businessDay === day;
