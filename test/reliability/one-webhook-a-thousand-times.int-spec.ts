import { SystemClock } from '#kernel';
import { decodeWebhookSecret, signWebhook } from '#opn';
import { Installation } from '../support/installation.js';
import { startTestApp, testConfig, WEBHOOK_SECRET } from '../support/api/test-app.js';
import type { TestApp } from '../support/api/test-app.js';
import { FakeOpn } from '../support/fake-opn.js';
import { paidPromptPay, PROMPTPAY_ID, webhookAbout } from '../support/recorded-opn.js';

const COPIES = 1_000;
const WORKERS = 3;
const PROOF_LIMIT_MS = 120_000;
const TEST_MODE = { livemode: false };

describe('a thousand copies of one webhook at the same time', () => {
  let opn: FakeOpn;
  let api: TestApp;
  let workers: readonly Installation[] = [];

  beforeAll(async () => {
    opn = await new FakeOpn().start();
    api = await startTestApp([], testConfig({ OPN_API_URL: opn.url }));
    const starting = Array.from({ length: WORKERS }, () =>
      Installation.start(api.databaseUrl, opn.url, 'test'),
    );
    workers = await Promise.all(starting);
  });

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await api.stop();
    await opn.stop();
  });

  async function post(body: Buffer): Promise<number> {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = signWebhook(body, decodeWebhookSecret(WEBHOOK_SECRET), timestamp);
    const headers = { 'omise-signature': signature, 'omise-signature-timestamp': timestamp };
    const answer = await fetch(`${api.url}/webhooks/opn`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return answer.status;
  }

  it(
    'are all acknowledged, all kept, and one set of events',
    async () => {
      const charge = { ...paidPromptPay(), ...TEST_MODE };
      opn.put(charge);
      const body = Buffer.from(JSON.stringify({ ...webhookAbout(charge), ...TEST_MODE }));
      const statuses = await Promise.all(Array.from({ length: COPIES }, () => post(body)));
      expect(new Set(statuses)).toEqual(new Set([200]));

      workers.forEach((worker) => worker.clock.moveTo(new SystemClock().now()));
      await Promise.all(workers.map((worker) => worker.workOff()));
      const [worker] = workers;
      const inbox = (await worker?.inbox()) ?? [];
      expect(inbox).toHaveLength(COPIES);
      expect(new Set(inbox.map(({ state }) => state))).toEqual(new Set(['done']));
      expect(inbox.every((kept) => kept.body.equals(body))).toBe(true);
      expect(await worker?.chargeEvents(PROMPTPAY_ID)).toEqual([
        'ChargeCreated',
        'ChargeCompleted',
      ]);
      expect(await worker?.entries(PROMPTPAY_ID)).toHaveLength(1);
    },
    PROOF_LIMIT_MS,
  );
});
