export { balanceEvents } from './domain/balance.events.js';
export type { BalanceEvent, BalanceObserved, ObservedBalance } from './domain/balance.events.js';
export { refundEvents } from './domain/refund.events.js';
export type { Refund, RefundEvent, RefundObserved } from './domain/refund.events.js';
export { taxReceiptEvents } from './domain/tax-receipt.events.js';
export type {
  TaxReceipt,
  TaxReceiptAmended,
  TaxReceiptEvent,
  TaxReceiptIssued,
} from './domain/tax-receipt.events.js';
export { transactionEvents } from './domain/transaction.events.js';
export type {
  BalanceTransaction,
  BalanceTransactionAmended,
  BalanceTransactionPosted,
  TransactionEvent,
  TransactionOrigin,
} from './domain/transaction.events.js';
export { transferEvents } from './domain/transfer.events.js';
export type {
  TransferAmended,
  TransferContradicted,
  TransferCreated,
  TransferDestroyed,
  TransferEvent,
  TransferFailed,
  TransferPaid,
  TransferSent,
  TransferStatus,
  TransferTerms,
} from './domain/transfer.events.js';
