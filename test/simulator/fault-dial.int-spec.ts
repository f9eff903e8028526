import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeWebhookSecret, parseWebhookBody, verifySignature } from '#opn';
import { SystemClock } from '#kernel';
import {
  SIMULATOR_KEY,
  SIMULATOR_WEBHOOK_SECRET,
  startSimulator,
} from '../support/simulator-process.js';
import type { SimulatorProcess } from '../support/simulator-process.js';

const PLAY_LIMIT_MS = 20_000;

/** The events it took over, once for each time. */
let taken: string[];
let merchant: Server;
let simulator: SimulatorProcess;

beforeAll(async () => {
  taken = [];
  merchant = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isTaken = request.method !== 'POST' || take(Buffer.concat(chunks), request.headers);
      response.writeHead(isTaken ? 200 : 401).end();
    });
  }).listen(0, '127.0.0.1');
  await once(merchant, 'listening');
  simulator = await startSimulator({
    WEBHOOK_URL: `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/webhooks/opn`,
    SIMULATOR_ORDERS: '40',
    SIMULATOR_FAULTS: 'drop=20,duplicate=20,missign=10,reorder=30,fee=20',
  });
});

afterAll(async () => {
  await simulator.stop();
  merchant.closeAllConnections();
  merchant.close();
});

function take(body: Buffer, headers: NodeJS.Dict<string | string[]>): boolean {
  const { ok } = verifySignature({
    body,
    signature: headers['omise-signature'] as string | undefined,
    timestamp: headers['omise-signature-timestamp'] as string | undefined,
    secrets: [decodeWebhookSecret(SIMULATOR_WEBHOOK_SECRET)],
    now: new SystemClock().now(),
  });
  if (ok) taken.push(parseWebhookBody(body).eventId);
  return ok;
}

describe('the simulator as a process', () => {
  it('tells its day as fast as it is listened to, and knows who took over what', async () => {
    const { webhooks, faults } = await simulator.played(PLAY_LIMIT_MS);
    const { events, webhooks: acknowledged } = await simulator.acknowledged();
    expect(acknowledged).toBe(taken.length);
    expect(webhooks).toMatchObject({ acknowledged });
    expect(
      events.flatMap(({ id, times }) => Array.from({ length: times }, () => id)).sort(),
    ).toEqual(taken.toSorted());
    const { drop, duplicate, missign, reorder } = faults;
    for (const times of [drop, duplicate, missign, reorder]) expect(times).toBeGreaterThan(3);
  });

  it('has changed the fees it says it has, in its record', async () => {
    const { feeChanges, setting } = await simulator.faults();
    expect(setting).toBe('drop=20,missign=10,duplicate=20,reorder=30,fee=20');
    const { planted } = await simulator.record<{
      planted: { kind: string; code: string; chargeIds: string[] }[];
    }>();
    const changed = planted.filter(({ kind }) => kind === 'ordinary');
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.flatMap(({ chargeIds }) => chargeIds).sort()).toEqual(
      feeChanges.map(({ chargeId }) => chargeId).sort(),
    );
  });

  it('can be unplugged and plugged in again while it runs', async () => {
    const before = taken.length;
    await simulator.faults({ drop: 100 });
    const { happened } = await simulator.status();
    await simulator.play(true);
    const dropped = async () => (await simulator.status()).faults['drop'] ?? 0;
    while ((await dropped()) < happened) await new Promise((done) => setTimeout(done, 20));
    expect(taken.length).toBe(before);
    expect((await simulator.faults({})).setting).toBe('fee=20');
  });

  it('answers whoever has its key', async () => {
    const authorization = `Basic ${Buffer.from(`${SIMULATOR_KEY}:`).toString('base64')}`;
    const answer = await fetch(`${simulator.url}/account`, { headers: { authorization } });
    expect(await answer.json()).toMatchObject({ object: 'account', livemode: false });
  });

  it('says what is wrong with its settings', async () => {
    await expect(startSimulator({ SIMULATOR_FAULTS: 'rain=20' })).rejects.toThrow(
      /ended with 1: .*SIMULATOR_FAULTS there is no fault "rain"/,
    );
  });
});
