import 'reflect-metadata';
import { loadConfig } from '#config';
import { refuseOlderTables } from '#database';
import { announceReady, exitWithParent, SECOND_MS } from '#kernel';
import {
  databaseUrlOf,
  failStart,
  hideSecrets,
  openAccounts,
  ProcessLogger,
  stopOnSignals,
} from '#installation';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { AccountCheck } from './account-check.js';
import { WorkerModule } from './worker.module.js';

/** Work in hand is waited for by `Jobs`; the rest is for what then still holds the database. */
const STOP_LIMIT_MS = 12 * SECOND_MS;

/** Schedules, ingestion, projections, reconciliation and closing; any number of these may run. */
async function main(): Promise<void> {
  exitWithParent();
  const config = loadConfig(process.env);
  hideSecrets(config);
  const databaseUrl = databaseUrlOf(config, 'worker');
  await refuseOlderTables(databaseUrl);
  const app = await NestFactory.createApplicationContext(WorkerModule.from(config, databaseUrl), {
    logger: new ProcessLogger(),
  });
  stopOnSignals(app, { limitMs: STOP_LIMIT_MS });
  await openAccounts(config, app.get(CommandBus));
  announceReady();
  await app.get(AccountCheck).run(config.accounts);
}

await main().catch(failStart);
