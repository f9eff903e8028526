import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AlertsModule } from '#alerts';
import { AuditModule } from '#audit';
import { BankModule } from '#bank';
import { CasesModule } from '#cases';
import { ChargesModule } from '#charges';
import type { Config } from '#config';
import { DatabaseModule, ownSessionName } from '#database';
import { DaysModule } from '#days';
import { EventStoreModule } from '#event-store';
import { ExpectationsModule } from '#expectations';
import {
  BooksGate,
  IngestionModule,
  OpnAccounts,
  OpnGate,
  OpnGateLimits,
  WebhookSecrets,
} from '#ingestion';
import { Clock } from '#kernel';
import { BooksKeeper, LedgerModule } from '#ledger';
import { NotificationsModule } from '#notifications';
import { createOpnClient, decodeWebhookSecret } from '#opn';
import type { OpnClient, OpnClientOptions, SecretKeys } from '#opn';
import { PayoutsModule } from '#payouts';
import { ProcessesModule, Stopping, WorkRecord } from '#processes';
import type { ProcessKind } from '#processes';
import { ReconciliationModule } from '#reconciliation';
import { SettlementReportsModule } from '#settlement-reports';
import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { channelsOf } from './channels-of.js';
import { entities } from './entities.js';
import { timedHooks } from './timed-hooks.js';

/** Everything Yodtrong is, wired for one installation; each process adds what it is for. */
@Module({})
export class InstallationModule {
  static from(config: Config, databaseUrl: string, process: string): DynamicModule {
    const modules = modulesOf(config, kindOf(process));
    return {
      module: InstallationModule,
      global: true,
      imports: [
        CqrsModule.forRoot(),
        DatabaseModule.connect(databaseUrl, entities, sessionNameOf(process)),
        ...modules,
      ],
      exports: [...modules],
    };
  }
}

/** Commands and tests come and go; those that stay say that they live. */
const kindOf = (process: string): ProcessKind | null =>
  process === 'api' || process === 'worker' ? process : null;

/** Those of a command are told apart, so that they can be ended when it is given up. */
const sessionNameOf = (process: string): string =>
  kindOf(process) === null ? ownSessionName(process) : `yodtrong-${process}`;

/** Every library that has something to plug in. */
function modulesOf(config: Config, kind: ProcessKind | null): readonly (Type | DynamicModule)[] {
  const processes = ProcessesModule.as(kind);
  const ingestion = ingestionOf(config, processes);
  const notifications = NotificationsModule.with(channelsOf(config), config.account);
  const reports = SettlementReportsModule.with(ingestion, processes);
  const parts = [ingestion, notifications, processes, reports];
  const alerts = AlertsModule.with({ imports: parts, publicUrl: config.publicUrl });
  return [
    AccessModule,
    AccountsModule,
    alerts,
    AuditModule,
    BankModule,
    CasesModule,
    ChargesModule,
    DaysModule,
    EventStoreModule,
    ExpectationsModule,
    LedgerModule,
    notifications,
    PayoutsModule,
    processes,
    ReconciliationModule,
    ingestion,
    reports,
  ];
}

function ingestionOf(config: Config, processes: DynamicModule): DynamicModule {
  return IngestionModule.with(
    [
      { provide: BooksGate, useExisting: BooksKeeper },
      { provide: WebhookSecrets, useValue: webhookSecretsOf(config) },
      { provide: OpnGateLimits, useValue: new OpnGateLimits(config.requestsPerSecond) },
      {
        provide: OpnAccounts,
        useFactory: (clock: Clock, gate: OpnGate, work: WorkRecord, { handOver }: Stopping) =>
          opnAccountsOf(config, { clock, ending: handOver }, gate, work),
        inject: [Clock, OpnGate, WorkRecord, Stopping],
      },
    ],
    [LedgerModule, processes],
  );
}

const webhookSecretsOf = ({ accounts }: Config): WebhookSecrets =>
  new WebhookSecrets(
    new Map(
      accounts.map(({ account, webhookSecrets }) => [
        account,
        webhookSecrets.map(decodeWebhookSecret),
      ]),
    ),
  );

/** What Opn's 429 asks for is waited for at the gate, by all; or not, by who has no time. */
const PAUSES_AT_THE_GATE = { maxRetryAfterMs: 0 };

/** A client for each account, with that account's keys only, behind that account's gate. */
function opnAccountsOf(
  config: Config,
  own: Pick<OpnClientOptions, 'clock' | 'ending'>,
  gate: OpnGate,
  work: WorkRecord,
): OpnAccounts {
  const clients = new Map<string, OpnClient>();
  for (const { account, secretKeys } of config.accounts) {
    const [first, ...more] = secretKeys;
    if (first === undefined) continue; // a demonstration that nobody connected yet
    const keys: SecretKeys = [first, ...more];
    const hooks = timedHooks(gate.hooks(account), work, account);
    const gated = { ...hooks, limits: PAUSES_AT_THE_GATE };
    const client = { baseUrl: config.opnApiUrl, secretKeys: keys, ...own, ...gated };
    clients.set(account, createOpnClient(client));
  }
  return new OpnAccounts(clients);
}
