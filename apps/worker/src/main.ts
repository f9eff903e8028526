import 'reflect-metadata';
import { loadConfig } from '#config';
import { refuseOlderTables } from '#database';
import { announceReady, exitWithParent, keepHeapSmall } from '#kernel';
import {
  databaseUrlOf,
  failStart,
  hideSecrets,
  openAccounts,
  ProcessLogger,
  STOP_LIMIT_MS,
  stopOnSignals,
} from '#installation';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { AccountCheck } from './account-check.js';
import { WorkerModule } from './worker.module.js';

/** Schedules, ingestion, projections, reconciliation and closing; any number of these may run. */
async function main(): Promise<void> {
  exitWithParent();
  keepHeapSmall();
  const config = loadConfig(process.env);
  hideSecrets(config);
  const databaseUrl = databaseUrlOf(config, 'worker');
  await refuseOlderTables(databaseUrl);
  const app = await NestFactory.createApplicationContext(WorkerModule.from(config, databaseUrl), {
    logger: new ProcessLogger(config.log),
  });
  stopOnSignals(app, { limitMs: STOP_LIMIT_MS.worker });
  await openAccounts(config, app.get(CommandBus));
  announceReady();
  await app.get(AccountCheck).run(config.accounts);
}

await main().catch(failStart);
