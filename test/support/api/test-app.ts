import { CreateApiKey, EVERY_ACCOUNT } from '#access';
import type { Role } from '#access';
import { loadConfig } from '#config';
import type { Config } from '#config';
import { openAccounts } from '#installation';
import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { createTestDatabase } from '../../database/test-database.js';
import { AppModule } from '../../../apps/api/src/app.module.js';
import { createApp } from '../../../apps/api/src/create-app.js';

export const WEBHOOK_SECRET = Buffer.from('a secret of the tests').toString('base64');

export function testConfig(more: Readonly<Record<string, string>> = {}): Config {
  return loadConfig({
    OPN_SECRET_KEY: 'skey_test_0',
    OPN_WEBHOOK_SECRETS: WEBHOOK_SECRET,
    OPN_API_URL: 'http://127.0.0.1:9',
    ...more,
  });
}

@Module({})
class WithControllers {
  static of(app: DynamicModule, controllers: Type[]): DynamicModule {
    return { module: WithControllers, imports: [app], controllers };
  }
}

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly databaseUrl: string;
  /** Where it listens, for requests whose bytes matter. */
  readonly url: string;
  /** Requests without a key. */
  readonly http: ReturnType<typeof supertest>;
  readonly commands: CommandBus;
  /** The text of a new key. */
  key(role: Role, account?: string): Promise<string>;
  stop(): Promise<void>;
}

/** The whole application on a database of its own, with its account open. */
export async function startTestApp(
  controllers: Type[] = [],
  config: Config = testConfig(),
): Promise<TestApp> {
  const database = await createTestDatabase();
  const module = WithControllers.of(AppModule.from(config, database.url), controllers);
  const { trustedProxies } = config;
  const app = await createApp(module, false, trustedProxies).catch(async (error: unknown) => {
    await database.drop();
    throw error;
  });
  const commands = await app.listen(0, '127.0.0.1').then(() => app.get(CommandBus));
  await openAccounts(config, commands);
  return {
    app,
    databaseUrl: database.url,
    url: await app.getUrl(),
    http: supertest(app.getHttpServer()),
    commands,
    async key(role, account = EVERY_ACCOUNT) {
      const order = new CreateApiKey(account, `the ${role}`, 'person', role, 'a test');
      return (await commands.execute(order)).text;
    },
    async stop() {
      await app.close();
      await database.drop();
    },
  };
}
