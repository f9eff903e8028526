import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '#database';
import { epochMs, SECOND_MS, SystemClock } from '#kernel';
import { signWebhook } from '#opn';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { FakeOpn } from '../support/fake-opn.js';
import { paidPromptPay, webhookAbout } from '../support/recorded-opn.js';
import { inSession } from '../support/sessions.js';
import { FrontDoor } from './front-door.js';
import { Replica } from './replica.js';

const STORY_LIMIT_MS = 300_000;
const SETTLING_LIMIT_MS = 45_000;
const POLL_MS = 200;
const MS_BETWEEN_WEBHOOKS = 100;
const MS_BETWEEN_READS = 250;
/** On a busy machine a restart takes long, and the load must not grow with that. */
const MANY_A_RESTART = 40;
const MS_BETWEEN_MORE = 1_000;
const SECRET = Buffer.alloc(32, 7);
const ADMIN_KEY = 'an-administrator-of-this-test';
const READS = ['/v1/charges?limit=20', '/v1/ledger/balances', '/v1/breaks?limit=20'];

describe('two apis and two workers, each restarted in turn under load', () => {
  const clock = new SystemClock();
  const sent: string[] = [];
  let database: TestDatabase;
  let opn: FakeOpn;
  let door: FrontDoor;
  let replicas: readonly Replica[];
  let exits: unknown[];
  let environment: Readonly<Record<string, string>>;
  const sentDuringRestarts: number[] = [];
  let sentBefore = 0;

  const rows = <Row extends object>(sql: string): Promise<Row[]> =>
    inSession(database.url, async (client) => (await client.query<Row>(sql)).rows);

  async function postNext(): Promise<void> {
    const id = `chrg_${sent.length + 1}`;
    const charge = paidPromptPay({ id, transaction: `trxn_${id}` });
    opn.put(charge);
    const body = Buffer.from(JSON.stringify(webhookAbout(charge)));
    const timestamp = String(Math.floor(epochMs(clock.now()) / SECOND_MS));
    const signed = {
      'content-type': 'application/json',
      'omise-signature': signWebhook(body, SECRET, timestamp),
      'omise-signature-timestamp': timestamp,
    };
    sent.push(id);
    await door.ask('/webhooks/opn', { method: 'POST', headers: signed, body });
  }

  const readNext = (turn: number) =>
    door.ask(READS[turn % READS.length] ?? '', {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });

  /** Webhooks and reads without a break, until the work is done. */
  async function underLoad(work: () => Promise<void>): Promise<void> {
    let isOver = false;
    const post = async () => {
      while (!isOver) {
        await postNext();
        const isMany = sent.length - sentBefore > MANY_A_RESTART;
        await pause(isMany ? MS_BETWEEN_MORE : MS_BETWEEN_WEBHOOKS);
      }
    };
    const read = async () => {
      for (let turn = 0; !isOver; turn += 1) {
        await readNext(turn);
        await pause(MS_BETWEEN_READS);
      }
    };
    const load = Promise.all([post(), read()]);
    try {
      await work();
    } finally {
      isOver = true;
      await load;
    }
  }

  async function restartEach(): Promise<void> {
    for (const replica of replicas) {
      sentBefore = sent.length;
      exits.push(await replica.stop());
      await replica.start();
      await door.untilAllLive(SETTLING_LIMIT_MS);
      sentDuringRestarts.push(sent.length - sentBefore);
    }
  }

  async function untilWorkedOff(): Promise<void> {
    const end = performance.now() + SETTLING_LIMIT_MS;
    while ((await rows("SELECT FROM inbox WHERE state = 'received'")).length > 0) {
      if (performance.now() > end) return; // the test says what is left
      await pause(POLL_MS);
    }
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    opn = await new FakeOpn().start();
    exits = [];
    environment = {
      DATABASE_URL: database.url,
      OPN_API_URL: opn.url,
      OPN_SECRET_KEY: 'skey_5vcd3j9c9r0p4ayml0d',
      OPN_WEBHOOK_SECRETS: SECRET.toString('base64'),
      OPN_REQUESTS_PER_SECOND: '100',
      ADMIN_API_KEY: ADMIN_KEY,
    };
    const ports = await Promise.all([freePort(null), freePort(null)]);
    const apis = ports.map(
      (port) => new Replica('api', { ...environment, PORT: `${port}`, STOP_DELAY_SECONDS: '2' }),
    );
    const workers = ports.map(() => new Replica('worker', environment));
    replicas = [...apis, ...workers];
    door = new FrontDoor(ports.map((port) => `http://127.0.0.1:${port}`));
    await Promise.all(replicas.map((replica) => replica.start()));
    await door.open();
    await underLoad(restartEach);
    door.shut();
    await untilWorkedOff();
  }, STORY_LIMIT_MS);

  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await opn.stop();
    await database.drop();
  }, STORY_LIMIT_MS);

  it('ends each of them in order, while requests come in', () => {
    expect(exits).toEqual(replicas.map(() => 0));
    expect(Math.min(...sentDuringRestarts)).toBeGreaterThan(0);
    expect(door.passedOn).toBeGreaterThan(0);
  });

  it('answers every request, webhooks and reads', () => {
    expect(door.failures).toEqual([]);
    expect(door.answered).toBeGreaterThan(sent.length);
  });

  it('loses no webhook, and leaves none to a claim that has to run out', async () => {
    const inbox = await rows<{ about: string; state: string }>(
      'SELECT object_id AS about, state FROM inbox',
    );
    const done = inbox.filter(({ state }) => state === 'done').map(({ about }) => about);
    expect(done.sort()).toEqual([...sent].sort());
  });

  it('records each charge once', async () => {
    const events = await rows<{ stream: string; types: string }>(
      `SELECT stream, string_agg(type, ' ' ORDER BY version) AS types FROM events
       WHERE stream LIKE 'charge/%' GROUP BY stream`,
    );
    expect(events).toHaveLength(sent.length);
    expect(new Set(events.map(({ types }) => types))).toEqual(
      new Set(['charge.created charge.completed']),
    );
  });

  it(
    'leaves books that equal a rebuild, and a log that verifies',
    async () => {
      const verify = [resolve('dist/apps/cli/src/main.js'), 'verify'];
      const env = { PATH: process.env['PATH'] ?? '', ...environment };
      const verified = promisify(execFile)(process.execPath, verify, { env });
      const said = await verified.catch((error: unknown) => error as object);
      expect({ code: 0, ...said }).toMatchObject({
        stdout: expect.stringContaining('Everything agrees.'),
        stderr: expect.any(String), // shown where it fails
        code: 0,
      });
    },
    STORY_LIMIT_MS,
  );
});
