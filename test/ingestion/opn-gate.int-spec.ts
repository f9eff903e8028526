import { loadConfig } from '#config';
import { Database } from '#database';
import { OpnAccounts, OpnGate } from '#ingestion';
import { InstallationModule } from '#installation';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { error, FakeOpn, json } from '../support/fake-opn.js';
import type { Mishap } from '../support/fake-opn.js';

const ID = 'chrg_test_5vcd3j9c9r0p4ayml0d';
const OLD = 'skey_test_old';
const NEW = 'skey_test_new';

const opn = new FakeOpn();
let clone: TestDatabase;
let replicas: TestingModule[];

/** As Opn answers whoever signs in with one of these keys, and whoever does not. */
const forKeys =
  (...keys: readonly string[]): Mishap =>
  (response) => {
    const given = Buffer.from(response.req.headers.authorization?.slice(6) ?? '', 'base64');
    if (keys.includes(given.toString().slice(0, -1))) json(200, { id: ID })(response);
    else json(401, error('authentication_failure'))(response);
  };

async function start(): Promise<TestingModule> {
  const keys = { OPN_SECRET_KEY: `${OLD},${NEW}`, OPN_API_URL: opn.url };
  const config = loadConfig({ ...keys, OPN_REQUESTS_PER_SECOND: '100' });
  const app = await Test.createTestingModule({
    imports: [InstallationModule.from(config, clone.url, 'test')],
  }).compile();
  app.useLogger(false);
  return app.init();
}

beforeAll(async () => {
  await opn.start();
  clone = await createTestDatabase();
  replicas = await Promise.all([start(), start()]);
});

afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
  await clone.drop();
  await opn.stop();
});

beforeEach(() => opn.forget());

const replica = (no: number) => replicas[no] as TestingModule;
const read = (no: number) => replica(no).get(OpnAccounts).client('main').charge(ID);
const state = (no: number) => replica(no).get(OpnGate).state('main');

/** The pause until the next probe is over. */
const later = () =>
  replica(0).get(Database).query('UPDATE opn_gate SET next_try_at = clock_timestamp()');

describe('the way to Opn of two replicas', () => {
  it('stays open while a key is rolled', async () => {
    for (const keys of [[OLD], [OLD, NEW], [NEW]]) {
      opn.spoil(ID, forKeys(...keys));
      expect(await Promise.all([read(0), read(1)])).toMatchObject([
        { raw: { id: ID } },
        { raw: { id: ID } },
      ]);
    }
    expect(await state(0)).toMatchObject({ state: 'closed', failures: 0 });
  });

  it('is shut for both once every key is refused, and opens when one works again', async () => {
    opn.spoil(ID, forKeys());
    await expect(read(0)).rejects.toThrow(/401 .* to each of the 2 secret keys\. Set OPN_SECRET_/);
    const asked = opn.requests.length;
    await expect(read(1)).rejects.toMatchObject({ code: 'opn.circuit_open' });
    expect(opn.requests).toHaveLength(asked);
    expect(await state(1)).toMatchObject({ state: 'open', reasonCode: 'opn.unauthorized' });
    opn.spoil(ID, forKeys(NEW));
    await later();
    expect(await read(1)).toMatchObject({ raw: { id: ID } });
    expect(await state(0)).toMatchObject({ state: 'closed', reasonCode: null });
    expect(await read(0)).toMatchObject({ raw: { id: ID } });
  });

  it('is not waited for by who has no time, once Opn asks for a long pause', async () => {
    const head = { 'content-type': 'application/json', 'retry-after': '50' };
    opn.spoil(ID, (response) => void response.writeHead(429, head).end('{}'));
    await expect(read(0)).rejects.toThrow(/Opn asked account main to wait until .* \(429\)/);
    await expect(read(1)).rejects.toMatchObject({ code: 'opn.held_back' });
    expect(opn.requests).toHaveLength(1);
    expect(await state(1)).toMatchObject({ state: 'closed', blockedUntil: expect.anything() });
    await replica(0).get(Database).query('DELETE FROM opn_gate');
  });

  it('is shut for both when Opn is out of order, in the middle of their retries', async () => {
    opn.spoil(ID, json(503, error('internal_error')));
    const reads = Array.from({ length: 6 }, (_, no) => read(no % 2));
    const codes = (await Promise.allSettled(reads)).map(
      (read) => read.status === 'rejected' && (read.reason as { code: unknown }).code,
    );
    expect(new Set(codes)).toEqual(new Set(['opn.circuit_open']));
    expect(opn.requests.length).toBeLessThanOrEqual(10); // five failed, the others were under way
    expect(await state(1)).toMatchObject({ state: 'open', reasonCode: 'opn.unavailable' });
    opn.forget();
    opn.put({ object: 'charge', id: ID });
    await later();
    expect(await read(1)).toMatchObject({ raw: { id: ID } });
    expect(await state(0)).toMatchObject({ state: 'closed', failures: 0 });
  });
});
