import type { Instant } from '#kernel';
import type { OpnReceipt } from '#opn';
import type { ReadAt } from './read-content.js';
import { shortWord } from './short-word.js';
import type { TaxReceipt } from './tax-receipt.events.js';

/** Opn's daily receipt in our words: figures, and nobody's name. */
export function toTaxReceipt(receipt: OpnReceipt, readAt: Instant): ReadAt<TaxReceipt> {
  const { id, number, livemode: _, adjustmentTransaction, ...figures } = receipt;
  return {
    ...figures,
    receiptId: id,
    number: shortWord(number),
    adjustmentTransactionId: adjustmentTransaction,
    readAt,
  };
}
