import { AccountsModule } from '#accounts';
import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChargeWatch } from './application/charge-watch.js';
import { FactRecorder } from './application/fact-recorder.js';
import { HintQueue } from './application/hint-queue.js';
import { InboxWriter } from './application/inbox-writer.js';
import { OpnAccounts } from './application/opn-accounts.js';
import { ReadChargesBack } from './application/read-charges-back.js';
import { RecordChargeObservationsHandler } from './application/record-charge-observations.command.js';
import { RecordMoneyFactsHandler } from './application/record-money-facts.command.js';
import { RefetchChargeHandler } from './application/refetch-charge.command.js';
import { RefetchOpenChargesHandler } from './application/refetch-open-charges.command.js';
import { SweepChargesHandler } from './application/sweep-charges.command.js';
import { WebhookInbox } from './application/webhook-inbox.js';
import { WorkOffHintsHandler } from './application/work-off-hints.command.js';
import { ChargeWatchTable } from './infrastructure/charge-watch-table.js';
import { InboxTableWriter } from './infrastructure/inbox-table-writer.js';
import { HintQueueTable } from './infrastructure/hint-queue-table.js';

/** Reading Opn. The application provides `OpnAccounts`, `WebhookSecrets` and `BooksGate`. */
@Module({})
export class IngestionModule {
  static with(ports: readonly Provider[], imports: DynamicModule['imports'] = []): DynamicModule {
    return {
      module: IngestionModule,
      imports: [AccountsModule, CqrsModule, EventStoreModule, ...imports],
      providers: [
        ...ports,
        { provide: ChargeWatch, useClass: ChargeWatchTable },
        { provide: HintQueue, useClass: HintQueueTable },
        { provide: InboxWriter, useClass: InboxTableWriter },
        FactRecorder,
        ReadChargesBack,
        RecordChargeObservationsHandler,
        RecordMoneyFactsHandler,
        RefetchChargeHandler,
        RefetchOpenChargesHandler,
        SweepChargesHandler,
        WebhookInbox,
        WorkOffHintsHandler,
      ],
      exports: [ChargeWatch, HintQueue, OpnAccounts, WebhookInbox],
    };
  }
}
