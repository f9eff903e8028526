import { ACCOUNT_KIND, accountEvents } from '#accounts';
import { BANK_LINE_KIND, BANK_STATEMENT_KIND, bankEvents, bankProjection } from '#bank';
import {
  CASE_KIND,
  caseEvents,
  casesProjection,
  chosenMatchesProjection,
  MATCH_KIND,
  matchEvents,
} from '#cases';
import { CHARGE_KIND, chargeEvents, chargesProjection } from '#charges';
import { DAY_KIND, dayEvents, PERIOD_KIND, periodEvents } from '#days';
import type { ProjectionGroup } from '#event-store';
import {
  EXPECTATION_KIND,
  expectationEvents,
  expectationsProjection,
  RETURN_KIND,
  returnEvents,
  returnsProjection,
} from '#expectations';
import { FINDING_KIND, findingEvents, findingsProjection } from '#findings';
import {
  BALANCE_KIND,
  balanceEvents,
  payoutsProjections,
  REFUND_KIND,
  refundEvents,
  TAX_INVOICE_KIND,
  TAX_RECEIPT_KIND,
  taxInvoiceEvents,
  taxReceiptEvents,
  TRANSACTION_KIND,
  transactionEvents,
  TRANSFER_KIND,
  transferEvents,
  WITHHOLDING_KIND,
  withholdingEvents,
} from '#payouts';
import { booksContext } from './books-context.js';
import type { BooksContext } from './books-context.js';
import { decisionEntriesProjection } from './decision-entries.projection.js';
import { ledgerProjection } from './ledger.projection.js';
import { taxEntriesProjection } from './tax-entries.projection.js';

/**
 * One checkpoint for charges, payouts, expectations, findings and ledger: "as of P" means the same
 * in all of them.
 */
export const books: ProjectionGroup<BooksContext> = {
  name: 'books',
  kinds: [
    ...[ACCOUNT_KIND, CHARGE_KIND, DAY_KIND, EXPECTATION_KIND, FINDING_KIND],
    PERIOD_KIND,
    ...[TRANSACTION_KIND, TRANSFER_KIND, TAX_RECEIPT_KIND, BALANCE_KIND, REFUND_KIND],
    MATCH_KIND,
    ...[BANK_LINE_KIND, BANK_STATEMENT_KIND],
    ...[CASE_KIND, RETURN_KIND],
    ...[TAX_INVOICE_KIND, WITHHOLDING_KIND],
  ],
  catalogues: [
    ...[accountEvents, chargeEvents, dayEvents, expectationEvents, findingEvents],
    periodEvents,
    ...[transactionEvents, transferEvents, taxReceiptEvents, balanceEvents, refundEvents],
    matchEvents,
    bankEvents,
    ...[caseEvents, returnEvents],
    ...[taxInvoiceEvents, withholdingEvents],
  ],
  context: booksContext,
  projections: [
    ...[chargesProjection, expectationsProjection, findingsProjection, ledgerProjection],
    ...payoutsProjections,
    chosenMatchesProjection,
    bankProjection,
    ...[casesProjection, returnsProjection, decisionEntriesProjection],
    taxEntriesProjection,
  ],
};
