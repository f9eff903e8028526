import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DAY_MS, epochMs, FixedClock, instantFromMs, parseInstant, SECOND_MS } from '#kernel';
import { decodeWebhookSecret, parseWebhookBody, verifySignature } from '#opn';
import type { WebhookHint } from '#opn';
import { readSettings } from '../settings.js';
import { Simulation } from '../simulation.js';

const SECRET = 'c2VjcmV0LWZvci10ZXN0cw==';
const MORNING = parseInstant('2026-11-21T02:00:00Z');

let clock: FixedClock;
let folder: string;
let merchant: Server;
let hints: WebhookHint[];
/** Every distinct verdict on what was received. */
let signatures: Set<string>;
/** What the merchant does with each webhook. */
let answer: () => number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  clock = new FixedClock(MORNING);
  hints = [];
  signatures = new Set();
  answer = () => 200;
  merchant = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'POST') receive(Buffer.concat(chunks), request.headers);
      response.writeHead(request.method === 'POST' ? answer() : 200).end();
    });
  }).listen(0, '127.0.0.1');
  await once(merchant, 'listening');
});

afterEach(async () => {
  merchant.closeAllConnections();
  merchant.close();
  await once(merchant, 'close');
  rmSync(folder, { recursive: true });
});

/** Judged by its own timestamp: a webhook may still be on its way when a test moves the clock. */
function receive(body: Buffer, headers: NodeJS.Dict<string | string[]>): void {
  const timestamp = String(headers['omise-signature-timestamp']);
  const verdict = verifySignature({
    body,
    signature: String(headers['omise-signature']),
    timestamp,
    secrets: [decodeWebhookSecret(SECRET)],
    now: instantFromMs(Number(timestamp) * SECOND_MS),
  });
  signatures.add(`${JSON.stringify(verdict)} at ${timestamp}`);
  hints.push(parseWebhookBody(body));
}

function simulate(): Simulation {
  const settings = readSettings({
    OPN_SECRET_KEY: 'skey_test_simulator',
    OPN_WEBHOOK_SECRETS: `${SECRET},b3RoZXI=`,
    WEBHOOK_URL: `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/webhooks/opn`,
    SIMULATOR_STATE: join(folder, 'state.json'),
    SIMULATOR_PLAY_SECONDS: '0.2',
  });
  return new Simulation(settings, clock);
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await wait(20);
}

const played = (simulation: Simulation) => until(() => simulation.status().phase === 'done');

const keysOf = (simulation: Simulation, kind: string) => {
  const order = simulation.world.plan.orders.find((one) => one.kind === kind);
  const ids = order?.charges.map(({ id }) => id) ?? [];
  return hints.filter(({ objectId }) => ids.includes(objectId)).map(({ key }) => key);
};

describe('playing a day', () => {
  it('tells the merchant of everything, signed, once the API shows it', async () => {
    const simulation = simulate();
    let ahead = 0;
    answer = () => {
      const { objectId } = hints.at(-1)!;
      if (simulation.world.charge(objectId) === null) ahead += 1;
      return 200;
    };
    expect(simulation.world.allCharges().length).toBeLessThan(10);
    simulation.play();
    await played(simulation);
    expect(ahead).toBe(0);
    expect([...signatures]).toEqual([`{"ok":true} at ${epochMs(MORNING) / SECOND_MS}`]);
    const told = new Set(hints.map(({ eventId }) => eventId));
    // One charge's two events never arrive, another's arrive twice.
    expect(told.size).toBe(simulation.world.pastHappenings().length - 2);
    expect(hints.length).toBe(told.size + 2);
    expect(keysOf(simulation, 'webhook_lost')).toEqual([]);
    const [create, complete] = ['charge.create', 'charge.complete'];
    const repeated = keysOf(simulation, 'webhook_repeated').sort();
    expect(repeated).toEqual([complete, complete, create, create]);
    await simulation.stop();
  });

  it('goes on where it was after a restart, with the same day even past midnight', async () => {
    const first = simulate();
    first.play();
    await until(() => hints.length > 300);
    await first.stop();
    const seen = first.world.allCharges();
    clock.advanceMs(DAY_MS);

    const second = simulate();
    expect(second.status()).toMatchObject({ day: '2026-11-20', phase: 'waiting' });
    expect(second.world.allCharges().length).toBeGreaterThanOrEqual(seen.length);
    second.play();
    await played(second);
    const told = new Set(hints.map(({ eventId }) => eventId));
    expect(told.size).toBe(second.world.pastHappenings().length - 2);
    expect(hints.length - told.size).toBeLessThan(50); // not from its beginning again
    await second.stop();

    const third = simulate();
    expect(third.status()).toMatchObject({ day: '2026-11-20', phase: 'done' });
    const before = hints.length;
    third.play(true);
    await until(() => hints.length > before + 50); // that takes asking for it
    await third.stop();
  });

  it('does not try again what the merchant refused, and shows it in the event', async () => {
    answer = () => 503;
    const simulation = simulate();
    simulation.play();
    await until(() => simulation.status().webhooks.failed > 50);
    expect(simulation.status().webhooks.delivered).toBe(0);
    const [first] = simulation.world.pastHappenings();
    expect(simulation.attemptsOf(first!.id)).toMatchObject([{ status: 503, error: null }]);
    await simulation.stop();
  });
});
