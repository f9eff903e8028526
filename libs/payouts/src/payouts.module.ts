import { AccountsModule } from '#accounts';
import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { RecordTaxInvoiceHandler } from './application/record-tax-invoice.command.js';
import { RecordWithholdingRefundHandler } from './application/record-withholding-refund.command.js';
import { CountTransactionsHandler } from './read-model/count-transactions.query.js';
import { ListTaxInvoicesHandler } from './read-model/list-tax-invoices.query.js';

@Module({
  imports: [AccountsModule, EventStoreModule],
  providers: [
    CountTransactionsHandler,
    ListTaxInvoicesHandler,
    RecordTaxInvoiceHandler,
    RecordWithholdingRefundHandler,
  ],
})
export class PayoutsModule {}
