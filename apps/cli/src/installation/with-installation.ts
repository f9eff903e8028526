import 'reflect-metadata';
import { loadConfig } from '#config';
import type { Config } from '#config';
import { hideSecrets, InstallationModule, openAccounts } from '#installation';
import { LogReader, parseAccountName, UnknownAccountError } from '#event-store';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import type { Abstract, INestApplicationContext, Type } from '@nestjs/common';
import { withDatabase } from '../database/with-database.js';
import type { Speaking } from '../database/with-database.js';
import { runningDemonstration } from '../start/demonstration.js';
import { CommandLogger } from './command-logger.js';

/** Yodtrong without a server: for one command, on the database of this installation. */
export interface Desk {
  readonly account: string;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly get: <Service>(service: Type<Service> | Abstract<Service>) => Service;
}

/** Opens the installation that the environment speaks of, running or not, for one piece of work. */
export async function withInstallation<T>(
  terminal: Speaking,
  asked: string | undefined,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const given = loadConfig(process.env);
  return withDatabase(given, terminal, (databaseUrl) => {
    const config = connected(given);
    return withApplication(config, databaseUrl, terminal, async (app) => {
      await openAccounts(config, app.get(CommandBus));
      const account = await known(asked ?? config.account, app.get(LogReader));
      return work(deskOf(app, account));
    });
  });
}

/** All parts of Yodtrong on a database, for one piece of work; no account is opened. */
export async function withApplication<T>(
  config: Config,
  databaseUrl: string,
  terminal: Speaking,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  hideSecrets(config);
  const app = await NestFactory.createApplicationContext(
    InstallationModule.from(config, databaseUrl, 'cli'),
    { logger: new CommandLogger(terminal), abortOnError: false },
  );
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

export const deskOf = (app: INestApplicationContext, account: string): Desk => ({
  account,
  commands: app.get(CommandBus),
  queries: app.get(QueryBus),
  get: (service) => app.get(service),
});

/** Also one whose key is no longer configured: its books stay. A misspelt one has none. */
async function known(name: string, reader: LogReader): Promise<string> {
  const account = parseAccountName(name);
  if ((await reader.accounts()).includes(account)) return account;
  throw new UnknownAccountError(account, undefined);
}

/** In a demonstration Opn is the simulator that `start` runs. */
function connected(config: Config): Config {
  const demonstration = config.demo ? runningDemonstration(config) : null;
  return demonstration ? loadConfig({ ...process.env, ...demonstration.environment }) : config;
}
