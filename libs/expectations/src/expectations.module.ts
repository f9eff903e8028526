import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { ImportExpectedReceiptsHandler } from './application/import-expected-receipts.command.js';
import { ReceiptFileReader } from './application/receipt-file.js';
import { WithdrawExpectationHandler } from './application/withdraw-expectation.command.js';
import { AnyReceiptFileReader } from './infrastructure/receipt-file-reader.js';
import { GetExpectationHandler } from './read-model/get-expectation.query.js';
import { ListExpectationsHandler } from './read-model/list-expectations.query.js';

@Module({
  imports: [EventStoreModule],
  providers: [
    { provide: ReceiptFileReader, useClass: AnyReceiptFileReader },
    GetExpectationHandler,
    ImportExpectedReceiptsHandler,
    ListExpectationsHandler,
    WithdrawExpectationHandler,
  ],
})
export class ExpectationsModule {}
