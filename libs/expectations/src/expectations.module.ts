import { AccountsModule } from '#accounts';
import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { ImportExpectedReceiptsHandler } from './application/import-expected-receipts.command.js';
import { ControlTotalFindings } from './application/control-total-findings.js';
import { PreviewExpectedReceiptsHandler } from './application/preview-expected-receipts.query.js';
import { ReceiptFileReader } from './application/receipt-file.js';
import { ReceiptLayouts } from './application/receipt-layouts.js';
import { WithdrawExpectationHandler } from './application/withdraw-expectation.command.js';
import { AnyReceiptFileReader } from './infrastructure/receipt-file-reader.js';
import { GetExpectationHistoryHandler } from './read-model/get-expectation-history.query.js';
import { GetExpectationHandler } from './read-model/get-expectation.query.js';
import { ListExpectationsHandler } from './read-model/list-expectations.query.js';
import { SumExpectationsHandler } from './read-model/sum-expectations.query.js';

@Module({
  imports: [AccountsModule, EventStoreModule],
  providers: [
    { provide: ReceiptFileReader, useClass: AnyReceiptFileReader },
    ControlTotalFindings,
    GetExpectationHandler,
    GetExpectationHistoryHandler,
    ImportExpectedReceiptsHandler,
    ListExpectationsHandler,
    PreviewExpectedReceiptsHandler,
    ReceiptLayouts,
    SumExpectationsHandler,
    WithdrawExpectationHandler,
  ],
})
export class ExpectationsModule {}
