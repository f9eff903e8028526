export { RecordTaxInvoice } from './application/record-tax-invoice.command.js';
export type { TaxInvoiceAnswer } from './application/record-tax-invoice.command.js';
export { RecordWithholdingRefund } from './application/record-withholding-refund.command.js';
export type { WithholdingRefundAnswer } from './application/record-withholding-refund.command.js';
export { balanceDecider } from './domain/balance.js';
export type { BalanceLook } from './domain/balance.js';
export { BALANCE_KIND, balanceStream } from './domain/balance-stream.js';
export { balanceEvents } from './domain/balance.events.js';
export type { BalanceEvent, BalanceObserved, ObservedBalance } from './domain/balance.events.js';
export type { ReadAt } from './domain/read-content.js';
export { refundDecider } from './domain/refund.js';
export { REFUND_KIND, refundStream } from './domain/refund-stream.js';
export { refundEvents } from './domain/refund.events.js';
export type { Refund, RefundEvent, RefundObserved } from './domain/refund.events.js';
export { TAX_INVOICE_KIND, taxInvoiceStream } from './domain/tax-invoice/tax-invoice.js';
export { taxInvoiceEvents } from './domain/tax-invoice/tax-invoice.events.js';
export type {
  TaxInvoice,
  TaxInvoiceEvent,
  TaxInvoiceRecorded,
  TaxInvoiceWithdrawn,
} from './domain/tax-invoice/tax-invoice.events.js';
export { WITHHOLDING_KIND, withholdingStream } from './domain/withholding/withholding.js';
export { withholdingEvents } from './domain/withholding/withholding.events.js';
export type { ReclaimedTax, WithholdingEvent } from './domain/withholding/withholding.events.js';
export { taxReceiptDecider } from './domain/tax-receipt.js';
export { TAX_RECEIPT_KIND, taxReceiptStream } from './domain/tax-receipt-stream.js';
export { taxReceiptEvents } from './domain/tax-receipt.events.js';
export type {
  TaxReceipt,
  TaxReceiptAmended,
  TaxReceiptEvent,
  TaxReceiptIssued,
} from './domain/tax-receipt.events.js';
export { toBalanceTransaction } from './domain/to-balance-transaction.js';
export { toRefund } from './domain/to-refund.js';
export { toTaxReceipt } from './domain/to-tax-receipt.js';
export { toTransferSnapshot } from './domain/to-transfer-snapshot.js';
export type { TransferSnapshot } from './domain/to-transfer-snapshot.js';
export { transactionDecider } from './domain/transaction.js';
export { TRANSACTION_KIND, transactionStream } from './domain/transaction-stream.js';
export { transactionEvents } from './domain/transaction.events.js';
export type {
  BalanceTransaction,
  BalanceTransactionAmended,
  BalanceTransactionPosted,
  TransactionEvent,
  TransactionOrigin,
} from './domain/transaction.events.js';
export { transferDecider } from './domain/transfer.js';
export { TRANSFER_KIND, transferStream } from './domain/transfer-stream.js';
export {
  TransferAmended,
  TransferContradicted,
  TransferCreated,
  TransferDestroyed,
  transferEvents,
  TransferFailed,
  TransferPaid,
  TransferSent,
} from './domain/transfer.events.js';
export type { TransferEvent, TransferStatus, TransferTerms } from './domain/transfer.events.js';
export { PayoutsModule } from './payouts.module.js';
export { BalanceObservationEntity } from './read-model/balance-observation.entity.js';
export { BalanceTransactionEntity } from './read-model/balance-transaction.entity.js';
export { CountTransactions } from './read-model/count-transactions.query.js';
export type { KnownTransactions } from './read-model/count-transactions.query.js';
export { payoutsProjections } from './read-model/payouts-projections.js';
export { RefundEntity } from './read-model/refund.entity.js';
export { ListTaxInvoices } from './read-model/list-tax-invoices.query.js';
export type { TaxInvoiceView } from './read-model/list-tax-invoices.query.js';
export { TaxInvoiceEntity } from './read-model/tax-invoice.entity.js';
export { TaxReceiptEntity } from './read-model/tax-receipt.entity.js';
export { TransferEntity } from './read-model/transfer.entity.js';
