import type { Projection } from '#event-store';
import type { TaxReceipt, TaxReceiptEvent } from '../domain/tax-receipt.events.js';
import { TaxReceiptEntity } from './tax-receipt.entity.js';

export const taxReceiptsProjection: Projection<TaxReceiptEvent> = {
  name: 'tax-receipts',
  tables: [TaxReceiptEntity],

  on: {
    TaxReceiptIssued: ({ data, account, position }, rows) =>
      rows.insert(TaxReceiptEntity, {
        ...columnsOf(data),
        account,
        id: data.receiptId,
        firstPosition: position,
        lastPosition: position,
      }),
    TaxReceiptAmended: ({ data, position }, rows) =>
      rows.update(TaxReceiptEntity, data.receiptId, {
        ...columnsOf(data.after),
        lastPosition: position,
      }),
  },
};

const columnsOf = (stated: TaxReceipt) => ({
  number: stated.number,
  issuedOn: stated.issuedOn,
  isCreditNote: stated.isCreditNote,
  chargeFee: stated.chargeFee,
  voidedFee: stated.voidedFee,
  transferFee: stated.transferFee,
  subtotal: stated.subtotal,
  vat: stated.vat,
  wht: stated.wht,
  total: stated.total,
  currency: stated.currency,
  adjustmentTransactionId: stated.adjustmentTransactionId,
  createdAt: stated.createdAt,
});
