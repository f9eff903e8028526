import type { ChargeMoney } from '#charges';
import { plus } from '#money';
import { credit, debit, journalEntry } from './journal-entry.js';
import type { JournalEntry } from './journal-entry.js';

/** R1: Opn owes us the net; the fee and its VAT explain the rest of the gross. */
export function postReceipt(id: string, money: ChargeMoney): JournalEntry {
  return journalEntry(
    id,
    debit('opn-uncredited', money.net),
    debit('payment-fees', plus(money.fee, money.interest)),
    debit('input-vat-undue', plus(money.feeVat, money.interestVat)),
    credit('unreconciled-receipts', money.gross),
  ).orSuspense();
}
