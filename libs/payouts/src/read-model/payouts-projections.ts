import { balanceObservationsProjection } from './balance-observations.projection.js';
import { balanceTransactionsProjection } from './balance-transactions.projection.js';
import { refundsProjection } from './refunds.projection.js';
import { taxInvoicesProjection } from './tax-invoices.projection.js';
import { taxReceiptsProjection } from './tax-receipts.projection.js';
import { transfersProjection } from './transfers.projection.js';

/** Every table that retells what moves money at Opn beside charges. */
export const payoutsProjections = [
  balanceTransactionsProjection,
  transfersProjection,
  taxReceiptsProjection,
  balanceObservationsProjection,
  refundsProjection,
  taxInvoicesProjection,
] as const;
