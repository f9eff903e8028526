import { toJsonInteger } from '#money';
import type { Receipt } from '../world/receipt.js';
import type { Rendered } from './render-list.js';
import { renderTransaction } from './render-transaction.js';

/** Opn's record of a day's fees; its companies are made up. */
export function renderReceipt(receipt: Receipt): Rendered {
  return {
    object: 'receipt',
    id: receipt.id,
    livemode: false,
    location: `/receipts/${receipt.id}`,
    credit_note: false,
    charge_fee: toJsonInteger(receipt.chargeFee),
    voided_fee: toJsonInteger(receipt.voidedFee),
    transfer_fee: toJsonInteger(receipt.transferFee),
    subtotal: toJsonInteger(receipt.subtotal),
    vat: toJsonInteger(receipt.vat),
    wht: 0,
    total: toJsonInteger(receipt.total),
    currency: 'THB',
    ...COMPANIES,
    number: receipt.number,
    issued_on: receipt.day,
    created_at: receipt.createdAt,
    adjustment_transaction: renderTransaction(receipt.adjustment),
  };
}

const COMPANIES: Rendered = {
  company_address: '123 The Road, Thailand',
  company_name: 'Simulated Payments',
  company_tax_id: '0123456789012',
  customer_address: '456 The Street, Thailand',
  customer_email: 'shop@example.com',
  customer_name: 'The Shop',
  customer_statement_name: 'The Shop',
  customer_tax_id: '0000000000000',
};
