import { CreateApiKey, EVERY_ACCOUNT } from '#access';
import { loadConfig } from '#config';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../apps/api/src/app.module.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { KEYS, SECRET } from '../support/installation.js';
import { answersOf } from './answers.js';
import type { Answer } from './answers.js';
import { documentedCalls, filled } from './documented-calls.js';
import type { PlayedMonth } from './played-month.js';
import { wordsOf } from './words-of-month.js';

/** The API on the database of a played month, and who may ask it everything. */
class Api {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly url: string,
    private readonly key: string,
  ) {}

  static async of({ database, opn }: PlayedMonth): Promise<Api> {
    const secrets = { OPN_SECRET_KEY: KEYS.live, OPN_WEBHOOK_SECRETS: SECRET.toString('base64') };
    const config = loadConfig({ ...secrets, OPN_API_URL: opn.url });
    const app = await createApp(AppModule.from(config, database.url), false);
    await app.listen(0, '127.0.0.1');
    const order = new CreateApiKey(EVERY_ACCOUNT, 'Suda', 'person', 'admin', 'a test');
    const { text } = await app.get(CommandBus).execute(order);
    return new Api(app, await app.getUrl(), text);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  async ask(method: string, path: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.key}` };
    const response = await fetch(this.url + path, { method, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, text, body: isJson ? (JSON.parse(text) as never) : {} };
  }
}

/** Asks every documented question of a played month over HTTP. */
export function accountantsQuestions(played: () => PlayedMonth): void {
  let api: Api;

  beforeAll(async () => {
    api = await Api.of(played());
  });

  afterAll(() => api.stop());

  it('are fourteen', () => {
    expect(documentedCalls()).toHaveLength(14);
  });

  it.each(documentedCalls().map((call, index) => [index + 1, call.question, call] as const))(
    '%d. %s',
    async (number, _, { method, path }) => {
      const answer = await api.ask(method, filled(path, await wordsOf(played())));
      const { status, text } = answer;
      expect([status, status === 200 ? '' : text]).toEqual([200, '']);
      answersOf(played())[number - 1]?.(answer);
    },
  );
}
