import { streamName } from '#event-store';
import type { StreamName } from '#event-store';

export const TAX_RECEIPT_KIND = 'tax-receipt';

export const taxReceiptStream = (account: string, receiptId: string): StreamName =>
  streamName(TAX_RECEIPT_KIND, account, receiptId);
