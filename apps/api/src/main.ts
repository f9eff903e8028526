import 'reflect-metadata';
import { EnsureAdminKey } from '#access';
import { loadConfig, startWarnings } from '#config';
import type { Config } from '#config';
import { refuseOlderTables } from '#database';
import { databaseUrlOf, failStart, hideSecrets, openAccounts, stopOnSignals } from '#installation';
import { announceReady, exitWithParent } from '#kernel';
import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AppModule } from './app.module.js';
import { createApp } from './create-app.js';
import { JsonLogger } from './logging/json-logger.js';
import { OpsListener } from './ops/ops-listener.js';
import { stopOfApi } from './stop-of-api.js';

/** Webhooks, the REST API and the console's files; any number of these may run. */
async function main(): Promise<void> {
  exitWithParent();
  const config = loadConfig(process.env);
  hideSecrets(config);
  const databaseUrl = databaseUrlOf(config, 'api');
  await refuseOlderTables(databaseUrl);
  const app = await createApp(
    AppModule.from(config, databaseUrl),
    new JsonLogger(config.log),
    config.trustedProxies,
  );
  stopOnSignals(app, stopOfApi(app, config.stopDelayMs));
  const commands = app.get(CommandBus);
  await openAccounts(config, commands);
  await app.listen({ port: config.port, host: config.host });
  if (config.opsPort !== null) await app.get(OpsListener).listen(config.opsPort);
  announceStart(config, await commands.execute(new EnsureAdminKey(config.adminApiKey)));
}

/**
 * Whoever started us shows what there is to be said, else the log does: warnings, and a key that
 * was made at this start, this once.
 */
function announceStart(config: Config, newKey: string | null): void {
  announceReady(newKey === null ? {} : { adminApiKey: newKey });
  const logger = new Logger('start');
  logger.log('The api takes requests.');
  if (process.send !== undefined) return;
  for (const warning of startWarnings(config)) logger.warn(warning);
  if (newKey === null) return;
  showOnce(`An administrator's key was made; it is shown this once: ${newKey}`);
}

/** The one line with a secret in it, past the log, which would take it out. */
function showOnce(message: string): void {
  const line = { time: new Date().toISOString(), level: 'warn', context: 'start', message };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

await main().catch(failStart);
