import { AccountsModule } from '#accounts';
import { DaysModule } from '#days';
import { EventStoreModule } from '#event-store';
import { Clock, SystemClock } from '#kernel';
import { ReconciliationModule } from '#reconciliation';
import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata, Provider } from '@nestjs/common';
import { AcknowledgeAlertHandler } from './application/acknowledge-alert.command.js';
import { AlertMessages } from './application/alert-messages.js';
import { AlertMoments } from './application/alert-moments.js';
import { AlertSources } from './application/alert-sources.js';
import { CheckEvidenceHandler } from './application/check-evidence.command.js';
import { GetAlertHandler, ListAlertsHandler } from './application/list-alerts.query.js';
import { TellAlertsHandler } from './application/tell-alerts.command.js';
import { TellDigestHandler } from './application/tell-digest.command.js';
import { WatchAlertsHandler } from './application/watch-alerts.command.js';
import { AlertList } from './read-model/alert-list.js';
import { AlertLooks } from './read-model/alert-looks.js';
import { AlertSightings } from './read-model/alert-sightings.js';
import { AlertNews } from './read-model/alert-news.js';
import { AlertsKeeper } from './read-model/alerts-keeper.js';
import { AccountFactsReader } from './read-model/finance/account-facts.js';
import { EndOfBreaks } from './read-model/finance/end-of-breaks.js';
import { PublicAddress } from './read-model/finance/public-address.js';
import { DigestAlerts } from './read-model/digest-alerts.js';
import { RefusedWebhooks } from './read-model/operators/refused-webhooks.js';
import { TellingCursor } from './read-model/telling-cursor.js';
import { ToldStates } from './read-model/told-states.js';
import { SOURCES } from './read-model/sources.js';

/** What the sources read from beside the log. */
export interface AlertParts {
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  /** Where people reach this installation, without a slash at its end. */
  readonly publicUrl: string;
}

const LIFE: readonly Provider[] = [
  { provide: Clock, useClass: SystemClock },
  AcknowledgeAlertHandler,
  AlertList,
  AlertLooks,
  AlertMessages,
  AlertMoments,
  AlertNews,
  AlertsKeeper,
  AlertSightings,
  AlertSources,
  DigestAlerts,
  GetAlertHandler,
  ListAlertsHandler,
  TellAlertsHandler,
  TellDigestHandler,
  TellingCursor,
  ToldStates,
  WatchAlertsHandler,
];

const PROVIDERS: readonly Provider[] = [
  ...LIFE,
  ...SOURCES,
  CheckEvidenceHandler,
  AccountFactsReader,
  EndOfBreaks,
  RefusedWebhooks,
];

/** Who is told of what, when, and when it is over. `imports` are the application's own modules. */
@Module({})
export class AlertsModule {
  static with({ imports, publicUrl }: AlertParts): DynamicModule {
    return {
      module: AlertsModule,
      imports: [AccountsModule, DaysModule, EventStoreModule, ReconciliationModule, ...imports],
      providers: [...PROVIDERS, { provide: PublicAddress, useValue: new PublicAddress(publicUrl) }],
      exports: [AlertList, AlertsKeeper],
    };
  }
}
