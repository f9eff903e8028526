import { EventStoreModule } from '#event-store';
import { LedgerModule } from '#ledger';
import { Module } from '@nestjs/common';
import { ExplainHandler } from './read-model/explain.query.js';

@Module({ imports: [EventStoreModule, LedgerModule], providers: [ExplainHandler] })
export class AuditModule {}
