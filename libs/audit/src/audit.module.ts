import { AccountsModule } from '#accounts';
import { EventStoreModule } from '#event-store';
import { LedgerModule } from '#ledger';
import { Module } from '@nestjs/common';
import { EraseEvidenceHandler } from './application/erase-evidence.command.js';
import { ExplainHandler } from './read-model/explain.query.js';

@Module({
  imports: [AccountsModule, EventStoreModule, LedgerModule],
  providers: [EraseEvidenceHandler, ExplainHandler],
})
export class AuditModule {}
