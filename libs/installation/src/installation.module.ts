import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ChargesModule } from '#charges';
import type { Config } from '#config';
import { DatabaseModule } from '#database';
import { DaysModule } from '#days';
import { EventStoreModule } from '#event-store';
import { ExpectationsModule } from '#expectations';
import { BooksGate, IngestionModule, OpnAccounts, WebhookSecrets } from '#ingestion';
import { Clock } from '#kernel';
import { BooksKeeper, LedgerModule } from '#ledger';
import { createOpnClient, decodeWebhookSecret } from '#opn';
import { ReconciliationModule } from '#reconciliation';
import { SettlementReportsModule } from '#settlement-reports';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { entities } from './entities.js';

/** Everything Yodtrong is, wired for one installation; each process adds what it is for. */
@Module({})
export class InstallationModule {
  static from(config: Config, databaseUrl: string, process: string): DynamicModule {
    const ingestion = ingestionOf(config);
    const modules = [
      AccessModule,
      AccountsModule,
      ChargesModule,
      DaysModule,
      EventStoreModule,
      ExpectationsModule,
      LedgerModule,
      ReconciliationModule,
      ingestion,
      SettlementReportsModule.with(ingestion),
    ];
    return {
      module: InstallationModule,
      global: true,
      imports: [
        CqrsModule.forRoot(),
        DatabaseModule.connect(databaseUrl, entities, `yodtrong-${process}`),
        ...modules,
      ],
      exports: modules,
    };
  }
}

function ingestionOf(config: Config): DynamicModule {
  const secrets = config.webhookSecrets.map(decodeWebhookSecret);
  return IngestionModule.with(
    [
      { provide: BooksGate, useExisting: BooksKeeper },
      {
        provide: WebhookSecrets,
        useValue: new WebhookSecrets(new Map([[config.account, secrets]])),
      },
      {
        provide: OpnAccounts,
        useFactory: (clock: Clock) => opnAccountsOf(config, clock),
        inject: [Clock],
      },
    ],
    [LedgerModule],
  );
}

function opnAccountsOf({ account, opnApiUrl, opnSecretKey }: Config, clock: Clock): OpnAccounts {
  if (opnSecretKey === null) return new OpnAccounts(new Map());
  const client = createOpnClient({ baseUrl: opnApiUrl, secretKey: opnSecretKey, clock });
  return new OpnAccounts(new Map([[account, client]]));
}
