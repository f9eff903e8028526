import { negated, shareRoundedHalfUp } from '#money';
import type { Rate, Satang } from '#money';
import { credit, debit, journalEntry } from './journal-entry.js';
import type { JournalEntry } from './journal-entry.js';

/** V2: the official invoice makes the VAT that Opn deducted claimable. */
export const postTaxInvoice = (id: string, vat: Satang): JournalEntry =>
  journalEntry(id, debit('input-vat', vat), credit('input-vat-undue', vat)).orFail();

/** W1: tax on a fee before VAT, to be remitted for Opn and owed back by it. */
export function postWithholding(id: string, base: Satang, rate: Rate): JournalEntry {
  const tax = withheldFrom(base, rate);
  return journalEntry(
    id,
    debit('withholding-tax-reclaimable', tax),
    credit('withholding-tax-payable', tax),
  ).orFail();
}

/** W2: Opn paid it back to the bank; what it pays into its own balance is a transaction. */
export const postReclaimed = (id: string, amount: Satang): JournalEntry =>
  journalEntry(id, debit('bank', amount), credit('withholding-tax-reclaimable', amount)).orFail();

/** Of a credit note as much is taken back as of a receipt is withheld. */
const withheldFrom = (base: Satang, rate: Rate): Satang =>
  base < 0n ? negated(shareRoundedHalfUp(negated(base), rate)) : shareRoundedHalfUp(base, rate);
