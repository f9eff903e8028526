import { AccountsModule } from '#accounts';
import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { AssignBankLineHandler } from './application/assign-bank-line.command.js';
import { BankFileReader } from './application/bank-file.js';
import { ImportBankLinesHandler } from './application/import-bank-lines.command.js';
import { PreviewBankLinesHandler } from './application/preview-bank-lines.query.js';
import { ReadImport } from './application/read-import.js';
import { TellOfBankLine } from './application/tell-of-bank-line.js';
import { WithdrawBankLineHandler } from './application/withdraw-bank-line.command.js';
import { AnyBankFileReader } from './infrastructure/any-bank-file-reader.js';

@Module({
  imports: [AccountsModule, EventStoreModule],
  providers: [
    { provide: BankFileReader, useClass: AnyBankFileReader },
    ReadImport,
    TellOfBankLine,
    AssignBankLineHandler,
    ImportBankLinesHandler,
    PreviewBankLinesHandler,
    WithdrawBankLineHandler,
  ],
})
export class BankModule {}
