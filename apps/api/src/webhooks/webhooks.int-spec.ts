import { decodeWebhookSecret, signWebhook } from '#opn';
import pg from 'pg';
import { WEBHOOK_LIMIT_BYTES } from '../http/bodies.js';
import { startTestApp, testConfig, WEBHOOK_SECRET } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const EVENT = {
  object: 'event',
  id: 'evnt_test_1',
  key: 'charge.complete',
  livemode: false,
  data: { object: 'charge', id: 'chrg_test_1', status: 'successful' },
};
const SPACED = JSON.stringify(EVENT, null, 3); // bytes that a parser would not write again

interface InboxRow {
  readonly body: Buffer;
  readonly headers: object;
  readonly state: string;
}

const now = (): string => String(Math.floor(Date.now() / 1_000));

function signed(content: string, timestamp = now()): Record<string, string> {
  const secret = decodeWebhookSecret(WEBHOOK_SECRET);
  const signature = signWebhook(Buffer.from(content), secret, timestamp);
  return { 'omise-signature': signature, 'omise-signature-timestamp': timestamp };
}

describe('a webhook', () => {
  let test: TestApp;

  beforeEach(async () => {
    test = await startTestApp();
  });

  afterEach(() => test.stop());

  async function post(content: string, path = '/webhooks/opn', headers = signed(content)) {
    const answer = await fetch(test.url + path, {
      method: 'POST',
      headers: { authorization: 'Bearer of no meaning here', ...headers },
      body: Buffer.from(content),
    });
    const body = (await answer.json()) as { code?: string };
    return { status: answer.status, body, code: body.code };
  }

  async function inbox(): Promise<readonly InboxRow[]> {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    const { rows } = await client.query<InboxRow>('SELECT * FROM inbox ORDER BY id');
    await client.end();
    return rows;
  }

  it('is answered once its exact bytes are stored', async () => {
    const answer = await post(SPACED);
    expect([answer.status, answer.body]).toEqual([200, { received: true }]);
    const [row, ...others] = await inbox();
    expect(others).toEqual([]);
    expect(row?.body.toString()).toBe(SPACED);
    expect(row).toMatchObject({ account: 'main', state: 'received', object_id: 'chrg_test_1' });
    expect(JSON.stringify(row?.headers)).not.toContain('Bearer');
  });

  it('may name its account, which must be one of ours', async () => {
    expect((await post(SPACED, '/webhooks/opn/main')).status).toBe(200);
    const foreign = await post(SPACED, '/webhooks/opn/other');
    expect([foreign.status, foreign.code]).toEqual([401, 'webhook.signature.no_secret']);
  });

  it('that is no event is kept for a person, and refused', async () => {
    const answer = await post('{"object":"charge"}');
    expect([answer.status, answer.code]).toEqual([400, 'webhook.not_an_event']);
    expect(await inbox()).toMatchObject([{ state: 'parked', object_id: null }]);
  });

  it('may have any media type, or none', async () => {
    for (const type of ['application/json', 'text/x-anything', '']) {
      const headers = { ...signed(SPACED), ...(type && { 'content-type': type }) };
      expect((await post(SPACED, '/webhooks/opn', headers)).status).toBe(200);
    }
  });

  it.each([
    ['stale', '1600000000'],
    ['bad_timestamp', 'yesterday'],
  ])('is refused: %s', async (reason, timestamp) => {
    const answer = await post(SPACED, '/webhooks/opn', signed(SPACED, timestamp));
    expect([answer.status, answer.code]).toEqual([401, `webhook.signature.${reason}`]);
  });

  it('is refused without a signature or with a forged one, and leaves nothing', async () => {
    const bare = await test.http.post('/webhooks/opn').send(EVENT);
    expect([bare.status, bare.body.code]).toEqual([401, 'webhook.signature.missing_signature']);
    const forged = await test.http
      .post('/webhooks/opn')
      .set('omise-signature', 'ab'.repeat(32))
      .set('omise-signature-timestamp', now())
      .send(EVENT);
    expect([forged.status, forged.body.code]).toEqual([401, 'webhook.signature.mismatch']);
    expect(await inbox()).toEqual([]);
    const key = await test.key('viewer');
    const { text } = await test.http.get('/metrics').auth(key, { type: 'bearer' });
    expect(text).toContain('yodtrong_webhooks_total{outcome="webhook.signature.mismatch"} 1');
  });

  it('is refused beyond 1 MiB', async () => {
    const answer = await post('x'.repeat(WEBHOOK_LIMIT_BYTES + 1));
    expect([answer.status, answer.code]).toEqual([413, 'body.too_large']);
  });

  it('is refused, every one, while there is no secret', async () => {
    await test.stop();
    test = await startTestApp([], testConfig({ OPN_WEBHOOK_SECRETS: '' }));
    const answer = await post(SPACED);
    expect([answer.status, answer.code]).toEqual([401, 'webhook.signature.no_secret']);
  });
});
