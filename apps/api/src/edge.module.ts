import type { Config } from '#config';
import { Global, Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AuthGuard } from './access/auth.guard.js';
import { DeclaredRoutes } from './access/declared-routes.js';
import { RateLimits } from './access/rate-limits.js';
import { DefaultAccount, KnownAccounts } from './accounts/known-accounts.js';
import { ApiDocument } from './docs/api-document.js';
import { Draining } from './http/draining.js';
import { RouteTable } from './http/route-table.js';
import { AlertMetrics } from './ops/alert-metrics.js';
import { BooksMetrics } from './ops/books-metrics.js';
import { DataFolder } from './ops/data-folder.js';
import { DetailChecks } from './ops/detail-checks.js';
import { HealthPage } from './ops/health-page.js';
import { IngestionBoard } from './ops/ingestion-board.js';
import { IngestionChecks } from './ops/ingestion-checks.js';
import { IngestionMetrics } from './ops/ingestion-metrics.js';
import { LivenessController } from './ops/liveness.controller.js';
import { Metrics } from './ops/metrics.js';
import { NotificationMetrics } from './ops/notification-metrics.js';
import { OpsController } from './ops/ops.controller.js';
import { OpsListener } from './ops/ops-listener.js';
import { OpsPages } from './ops/ops-pages.js';
import { ProcessMetrics } from './ops/process-metrics.js';
import { ReadinessChecks } from './ops/readiness-checks.js';
import { StandardChecks } from './ops/standard-checks.js';
import { ProblemFilter } from './problems/problem.filter.js';

const AROUND_ROUTES: readonly Provider[] = [
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_GUARD, useClass: AuthGuard },
  ApiDocument,
  DeclaredRoutes,
  Draining,
  RateLimits,
  RouteTable,
];

const OPERATIONS: readonly Provider[] = [
  AlertMetrics,
  BooksMetrics,
  HealthPage,
  IngestionBoard,
  IngestionMetrics,
  NotificationMetrics,
  OpsListener,
  OpsPages,
  ProcessMetrics,
  StandardChecks,
  IngestionChecks, // after those without which it could not ask
  DetailChecks,
];

/** What every route has around it; feature modules need not import it. */
@Global()
@Module({})
export class EdgeModule {
  static for({ account, dataDir }: Config): DynamicModule {
    const shared = [
      { provide: DefaultAccount, useValue: new DefaultAccount(account) },
      KnownAccounts,
      Metrics,
      ReadinessChecks,
    ];
    return {
      module: EdgeModule,
      imports: [DiscoveryModule],
      controllers: [LivenessController, OpsController],
      providers: [
        ...shared,
        { provide: DataFolder, useValue: new DataFolder(dataDir) },
        ...AROUND_ROUTES,
        ...OPERATIONS,
      ],
      exports: shared,
    };
  }
}
