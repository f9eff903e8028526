import 'reflect-metadata';
import { OpenAccount } from '#accounts';
import { loadConfig } from '#config';
import type { Config } from '#config';
import { InstallationModule } from '#installation';
import { parseAccountName } from '#event-store';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import type { Abstract, Type } from '@nestjs/common';
import type { Terminal } from '../command.js';
import { withDatabase } from '../database/with-database.js';
import { runningDemonstration } from '../start/demonstration.js';

/** Yodtrong without a server: for one command, on the database of this installation. */
export interface Desk {
  readonly account: string;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly get: <Service>(service: Type<Service> | Abstract<Service>) => Service;
}

/** Opens the installation that the environment speaks of, running or not, for one piece of work. */
export async function withInstallation<T>(
  terminal: Terminal,
  asked: string | undefined,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const given = loadConfig(process.env);
  return withDatabase(given, terminal, async (databaseUrl) => {
    const config = connected(given);
    const app = await NestFactory.createApplicationContext(
      InstallationModule.from(config, databaseUrl, 'cli'),
      { logger: ['warn', 'error', 'fatal'] },
    );
    try {
      const commands = app.get(CommandBus);
      await commands.execute(new OpenAccount(config.account, config.mode, config.seeds));
      const account = parseAccountName(asked ?? config.account);
      return await work({
        account,
        commands,
        queries: app.get(QueryBus),
        get: (service) => app.get(service),
      });
    } finally {
      await app.close();
    }
  });
}

/** In a demonstration Opn is the simulator that `start` runs. */
function connected(config: Config): Config {
  const demonstration = config.demo ? runningDemonstration(config) : null;
  return demonstration ? loadConfig({ ...process.env, ...demonstration.environment }) : config;
}
