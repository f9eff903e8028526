import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FixedClock, parseInstant, SystemClock } from '#kernel';
import type { Instant } from '#kernel';
import {
  createOpnClient,
  decodeAccount,
  decodeCharge,
  decodeEvent,
  decodeTransaction,
  unknownKeys,
} from '#opn';
import type { OpnClient, OpnListKind } from '#opn';
import { readSettings } from '../settings.js';
import { Simulation } from '../simulation.js';
import { createSimulatorServer } from './server.js';

const SECRET_KEY = 'skey_test_simulator';
const now = parseInstant('2026-11-21T02:00:00Z');
const settings = readSettings({ OPN_SECRET_KEY: SECRET_KEY });

let server: Server;
let url: string;
let opn: OpnClient;

const clientWith = (secretKey: string) =>
  createOpnClient({ baseUrl: url, secretKeys: [secretKey], clock: new SystemClock() });

beforeAll(async () => {
  const simulation = new Simulation(settings, new FixedClock(now));
  server = createSimulatorServer(simulation, SECRET_KEY).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  opn = clientWith(SECRET_KEY);
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function all(kind: OpnListKind, from?: Instant): Promise<Record<string, unknown>[]> {
  const items: unknown[] = [];
  let isComplete = false;
  for await (const page of opn.list(kind, from ? { from, to: now } : { to: now })) {
    items.push(...page.items);
    isComplete = page.complete;
  }
  expect(isComplete).toBe(true);
  return items as Record<string, unknown>[];
}

async function director(path: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/simulator/${path}`);
  return (await answer.json()) as Record<string, unknown>;
}

const post = (path: string, body: Record<string, string>) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}` },
    body: new URLSearchParams(body),
  });

describe("the simulator's API", () => {
  it('is for whoever has the key', async () => {
    await expect(clientWith('skey_test_other').account()).rejects.toMatchObject({
      code: 'opn.unauthorized',
      facts: { opnCode: 'authentication_failure' },
    });
  });

  it('plays the last complete day in Bangkok', async () => {
    expect(await director('status')).toMatchObject({ phase: 'done', day: '2026-11-20' });
  });

  it('has an account in test mode', async () => {
    const { raw } = await opn.account();
    expect(decodeAccount(raw)).toMatchObject({ livemode: false, apiVersion: '2019-05-29' });
  });

  it('lists charges that decode, in order and without foreign keys', async () => {
    const listed = await all('charges');
    const { charges } = await director('record.json');
    expect(listed.map(({ id }) => id)).toEqual((charges as { id: string }[]).map(({ id }) => id));
    expect(listed.flatMap((charge) => unknownKeys('charge', charge))).toEqual([]);
    const times = listed.map((charge) => decodeCharge(charge).createdAt);
    expect(times).toEqual(times.toSorted());
  });

  it('answers a single charge as it lists it', async () => {
    const [first] = await all('charges');
    const { raw } = await opn.charge(String(first?.['id']));
    expect(raw).toEqual(first);
  });

  it('credits every paid charge with its net, once', async () => {
    const paid = (await all('charges')).map(decodeCharge).filter((charge) => charge.paid);
    const transactions = (await all('transactions')).map(decodeTransaction);
    const credits = transactions.filter(({ key }) => key === 'charge.captured.net');
    expect(credits).toHaveLength(paid.length);
    const byOrigin = new Map(credits.map((credit) => [credit.origin, credit]));
    for (const { id, net, transaction } of paid) {
      expect(byOrigin.get(id)).toMatchObject({ id: transaction, amount: net, direction: 'credit' });
    }
    expect(new Set(credits.map(({ transferableAt }) => transferableAt))).toEqual(
      new Set(['2026-11-20T17:00:00Z']),
    );
  });

  it('tells of every change in an event', async () => {
    const events = (await all('events')).map(decodeEvent);
    const keys = new Set(events.map(({ key }) => key));
    expect(keys).toEqual(new Set(['charge.create', 'charge.complete', 'charge.expire']));
    const { raw } = await opn.event(events[0]!.id);
    expect(decodeEvent(raw)).toEqual(events[0]);
  });

  it('takes from and to by creation', async () => {
    const noon = parseInstant('2026-11-20T05:00:00Z');
    const listed = (await all('charges', noon)).map(decodeCharge);
    expect(listed.length).toBeGreaterThan(100);
    expect(listed.every(({ createdAt }) => createdAt >= noon)).toBe(true);
  });

  it.each(['transfers', 'refunds'] as const)('has no %s yet', async (kind) => {
    expect(await all(kind)).toEqual([]);
  });

  it.each(['/charges?limit=101', '/charges?offset=-1', '/charges?from=yesterday'])(
    'refuses %s',
    async (path) => {
      await expect(opn.read(path)).rejects.toMatchObject({ code: 'opn.refused' });
    },
  );

  it('does not know what it never made', async () => {
    for (const asked of [opn.charge('chrg_test_1'), opn.event('evnt_test_1'), opn.read('/moon')]) {
      await expect(asked).rejects.toMatchObject({ code: 'opn.not_found' });
    }
  });
});

describe('taking a payment at the simulator', () => {
  const order = {
    amount: '400000',
    currency: 'thb',
    'source[type]': 'promptpay',
    'metadata[order_id]': 'ORD-9',
  };

  async function create(): Promise<string> {
    const answer = await post('/charges', order);
    const charge = decodeCharge(await answer.json());
    expect(charge).toMatchObject({ status: 'pending', amount: 400_000n, net: 392_938n });
    expect(charge.metadata).toEqual({ order_id: 'ORD-9' });
    return charge.id;
  }

  const statusOf = async (id: string) => decodeCharge((await opn.charge(id)).raw).status;

  it('makes a charge that can expire, and still be paid afterwards', async () => {
    const id = await create();
    await post(`/charges/${id}/expire`, {});
    expect(await statusOf(id)).toBe('expired');
    expect((await post(`/charges/${id}/expire`, {})).status).toBe(400);
    await post(`/simulator/charges/${id}/pay`, {});
    expect(await statusOf(id)).toBe('successful');
    expect((await post(`/simulator/charges/${id}/fail`, {})).status).toBe(400);
  });

  it('makes a charge that can fail', async () => {
    const id = await create();
    await post(`/simulator/charges/${id}/fail`, {});
    expect(await statusOf(id)).toBe('failed');
  });

  it.each([
    ['too small', { ...order, amount: '1999' }],
    ['in another currency', { ...order, currency: 'usd' }],
    ['of another kind', { ...order, 'source[type]': 'truemoney' }],
    ['valid for too long', { ...order, expires_at: '2026-11-22T02:00:01Z' }],
  ])('refuses one that is %s', async (_, body) => {
    const answer = await post('/charges', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ object: 'error', code: 'bad_request' });
  });
});
