import 'reflect-metadata';
import { EnsureAdminKey } from '#access';
import { OpenAccount } from '#accounts';
import { loadConfig } from '#config';
import { databaseUrlOf } from '#installation';
import { announceReady, exitWithParent } from '#kernel';
import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AppModule } from './app.module.js';
import { createApp } from './create-app.js';
import { JsonLogger } from './logging/json-logger.js';
import { OpsListener } from './ops/ops-listener.js';
import { stopOnSignals } from './stop-on-signals.js';

/** Webhooks, the REST API and the console's files; any number of these may run. */
async function main(): Promise<void> {
  exitWithParent();
  const config = loadConfig(process.env);
  const app = await createApp(
    AppModule.from(config, databaseUrlOf(config, 'api')),
    new JsonLogger(),
  );
  stopOnSignals(app);
  const commands = app.get(CommandBus);
  await commands.execute(new OpenAccount(config.account, config.mode, config.seeds));
  await app.listen({ port: config.port, host: config.host });
  if (config.opsPort !== null) await app.get(OpsListener).listen(config.opsPort);
  announceStart(await commands.execute(new EnsureAdminKey(config.adminApiKey)));
}

/** A key made at this start is shown this once: by whoever started us, else in the log. */
function announceStart(newKey: string | null): void {
  announceReady(newKey === null ? {} : { adminApiKey: newKey });
  const logger = new Logger('start');
  logger.log('The api takes requests.');
  if (newKey === null || process.send !== undefined) return;
  logger.warn(`An administrator's key was made; it is shown this once: ${newKey}`);
}

await main();
