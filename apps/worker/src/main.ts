import 'reflect-metadata';
import { loadConfig } from '#config';
import { announceReady, exitWithParent } from '#kernel';
import { databaseUrlOf, hideSecrets, openAccounts, ProcessLogger } from '#installation';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { AccountCheck } from './account-check.js';
import { WorkerModule } from './worker.module.js';

/** Schedules, ingestion, projections, reconciliation and closing; any number of these may run. */
async function main(): Promise<void> {
  exitWithParent();
  const config = loadConfig(process.env);
  hideSecrets(config);
  const app = await NestFactory.createApplicationContext(
    WorkerModule.from(config, databaseUrlOf(config, 'worker')),
    { logger: new ProcessLogger() },
  );
  app.enableShutdownHooks();
  await openAccounts(config, app.get(CommandBus));
  announceReady();
  await app.get(AccountCheck).run(config.accounts);
}

await main();
