import { decodeWebhookSecret, signWebhook } from '#opn';
import pg from 'pg';
import { startTestApp, testConfig, WEBHOOK_SECRET } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import type { FakeOpn } from '../../../../test/support/fake-opn.js';
import { OpnByKey } from '../../../../test/support/opn-by-key.js';
import { paidPromptPay, webhookAbout } from '../../../../test/support/recorded-opn.js';

const BRAND_B_SECRET = Buffer.from('a secret of brand b').toString('base64');
const BRAND_B_KEYS = ['skey_brand_b_old', 'skey_brand_b_new'];

const EVENT = JSON.stringify(webhookAbout(paidPromptPay({ id: 'chrg_1' })));

function signedBy(secret: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = signWebhook(Buffer.from(EVENT), decodeWebhookSecret(secret), timestamp);
  return { 'omise-signature': signature, 'omise-signature-timestamp': timestamp };
}

describe('several accounts of one api', () => {
  let opn: OpnByKey;
  let brandB: FakeOpn;
  let test: TestApp;

  beforeEach(async () => {
    opn = await new OpnByKey().start();
    brandB = await opn.accountOf('skey_brand_b_new');
    const config = testConfig({
      OPN_API_URL: opn.url,
      OPN_ACCOUNTS: 'brand-b',
      OPN_SECRET_KEY_BRAND_B: BRAND_B_KEYS.join(),
      OPN_WEBHOOK_SECRETS_BRAND_B: BRAND_B_SECRET,
    });
    test = await startTestApp([], config);
  });

  afterEach(async () => {
    await test.stop();
    await opn.stop();
  });

  async function post(path: string, secret: string): Promise<readonly [number, string?]> {
    const headers = signedBy(secret);
    const answer = await fetch(test.url + path, { method: 'POST', headers, body: EVENT });
    const { code } = (await answer.json()) as { code?: string };
    return code === undefined ? [answer.status] : [answer.status, code];
  }

  async function inboxAccounts(): Promise<readonly string[]> {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ account: string }>('SELECT account FROM inbox');
    await client.end();
    return rows.map(({ account }) => account);
  }

  it('take webhooks each on its own route, signed with its own secret', async () => {
    expect(await post('/webhooks/opn/brand-b', BRAND_B_SECRET)).toEqual([200]);
    const mismatch = [401, 'webhook.signature.mismatch'];
    expect(await post('/webhooks/opn/brand-b', WEBHOOK_SECRET)).toEqual(mismatch);
    expect(await post('/webhooks/opn', BRAND_B_SECRET)).toEqual(mismatch);
    expect(await post('/webhooks/opn/brand-c', BRAND_B_SECRET)).toEqual([
      401,
      'webhook.signature.no_secret',
    ]);
    expect(await inboxAccounts()).toEqual(['brand-b']);
  });

  it('ask Opn with their own keys, the new one too while it is rolled', async () => {
    brandB.put(paidPromptPay({ id: 'chrg_1' }));
    const key = await test.key('analyst');
    const ask = (path: string) => test.http.post(path).auth(key, { type: 'bearer' });
    const found = await ask('/v1/charges/chrg_1/refetch?account=brand-b');
    expect([found.status, found.body]).toMatchObject([
      200,
      { id: 'chrg_1', account: 'brand-b', status: 'completed' },
    ]);
    const refused = await ask('/v1/charges/chrg_1/refetch');
    expect([refused.status, refused.body.code]).toEqual([502, 'opn.unauthorized']);
  });
});
