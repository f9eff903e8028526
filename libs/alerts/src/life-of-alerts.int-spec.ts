import { MINUTE_MS, parseInstant, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { DeliverNotifications, ListNotifications } from '#notifications';
import { satang } from '#money';
import type { Command } from '@nestjs/cqrs';
import { createTestDatabase } from '../../../test/database/test-database.js';
import type { TestDatabase } from '../../../test/database/test-database.js';
import { Installation } from '../../../test/support/installation.js';
import { WebhookReceiver } from '../../../test/support/webhook-receiver.js';
import { AcknowledgeAlert } from './application/acknowledge-alert.command.js';
import { ListAlerts } from './application/list-alerts.query.js';
import { TellAlerts } from './application/tell-alerts.command.js';
import { TellDigest } from './application/tell-digest.command.js';
import { WatchAlerts } from './application/watch-alerts.command.js';
import type { AlertCondition } from './domain/alert-condition.js';
import { stateConditions } from './fixtures/stated-conditions.fixtures.js';
import type { Stated } from './fixtures/stated-conditions.fixtures.js';
import { AlertsKeeper } from './read-model/alerts-keeper.js';

const SECRET = Buffer.alloc(32, 9);
const NOBODY = 'http://127.0.0.1:9';
/** A Friday. */
const noon = parseInstant('2026-11-20T12:00:00+07:00');

const wrong = (count: number): AlertCondition => ({
  ...{ kind: 'fee-differs', subject: '', since: parseInstant('2026-11-20T11:20:00+07:00') },
  ...{ count, amount: satang(BigInt(count) * 10_000n), facts: {}, link: '/v1/charges' },
});

describe('the life of alerts, with two workers', () => {
  let database: TestDatabase;
  let receiver: WebhookReceiver;
  let workers: readonly Installation[];
  let now: Instant;
  const proof = { kind: 'charges-read', id: '300' };
  const stated: Stated = { conditions: [], proof, failure: null };
  const find = (...conditions: readonly AlertCondition[]): void => {
    stated.conditions = conditions;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    receiver = await new WebhookReceiver(SECRET).start();
    const hook = { NOTIFY_WEBHOOK_URL: `${receiver.url}/hook` };
    const env = { ...hook, NOTIFY_WEBHOOK_SECRET: SECRET.toString('base64') };
    const start = () => Installation.start(database.url, NOBODY, 'live', env);
    workers = [await start(), await start()];
    for (const { app } of workers) stateConditions(app, stated);
    moveTo(noon);
  });

  afterAll(async () => {
    for (const worker of workers) await worker.stop();
    await receiver.stop();
    await database.drop();
  });

  const us = () => workers[0]!;
  function moveTo(at: Instant): void {
    now = at;
    for (const { clock } of workers) clock.moveTo(at);
  }
  const later = (minutes: number) => moveTo(plusMs(now, minutes * MINUTE_MS));
  const each = (command: Command<number>): Promise<readonly number[]> =>
    Promise.all(workers.map(({ commands }) => commands.execute(command)));
  /** Both workers look and tell, at the same time. */
  const both = async (): Promise<number> => {
    await each(new WatchAlerts(us().account));
    const told = await each(new TellAlerts(us().account));
    return told.reduce((sum, one) => sum + one, 0);
  };
  const deliver = () => us().commands.execute(new DeliverNotifications(us().account));
  const list = () => us().queries.execute(new ListAlerts(us().account, {}, 'en', 100, null));
  const digests = async () => [...(await each(new TellDigest(us().account)))].sort();
  const told = (kind?: string) =>
    us().queries.execute(new ListNotifications(us().account, { kind }, 99, null));
  const keys = async () => (await told()).map(({ key }) => key).reverse();

  it('are raised once, and told of once, however many look', async () => {
    find(wrong(5));
    expect([await both(), await both()]).toEqual([1, 0]);
    const seen = { kind: 'fee-differs', severity: 'medium', status: 'firing', count: 5 };
    const history = [{ type: 'AlertRaised' }];
    expect(await list()).toMatchObject([{ ...seen, amount: 50_000n, history }]);
    expect(await deliver()).toBe(1);
    const body = { key: 'alert/fee-differs/1/raised', audience: 'finance' };
    expect(receiver.calls).toMatchObject([{ isSigned: true, body }]);
  });

  it('show how many there are by now, and say when they have doubled', async () => {
    later(16);
    find(wrong(9));
    expect(await both()).toBe(0);
    expect(await list()).toMatchObject([{ count: 9, amount: 90_000n }]);
    find(wrong(300));
    expect(await both()).toBe(1);
    expect(await list()).toMatchObject([{ count: 300 }]);
    expect(await keys()).toContain('alert/fee-differs/1/changed-1');
  });

  it('are taken by a person once, who is not reminded any more', async () => {
    const [{ id }] = (await list()) as unknown as [{ id: string }];
    const take = (by: string) =>
      us().commands.execute(new AcknowledgeAlert(us().account, id, by, 'Opn is informed.'));
    expect([await take('Malee'), await take('malee')]).toEqual([true, false]);
    later(180);
    expect(await both()).toBe(0);
    expect(await list()).toMatchObject([{ status: 'acknowledged', acknowledgedBy: 'Malee' }]);
  });

  it('are over with their proof, which is told where they were', async () => {
    find();
    expect([await both(), await both()]).toEqual([1, 0]);
    expect(await list()).toMatchObject([{ status: 'resolved', proof, count: 300 }]);
    expect(await deliver()).toBe(1); // what it had grown to was not sent yet, and is no news now
    const sent = ['raised', 'resolved'].map((state) => `alert/fee-differs/1/${state}`);
    expect(receiver.calls.map(({ body }) => body['key'])).toEqual(sent);
    const [{ id }] = (await list()) as unknown as [{ id: string }];
    const late = us().commands.execute(new AcknowledgeAlert(us().account, id, 'Malee', null));
    await expect(late).rejects.toMatchObject({ code: 'alert.already_resolved' });
  });

  it('that end before anybody was told are not told of', async () => {
    later(60);
    find(wrong(7));
    expect(await both()).toBe(1);
    find();
    expect([await both(), await deliver()]).toEqual([0, 0]);
    expect((await list()).map(({ status }) => status)).toEqual(['resolved', 'resolved']);
  });

  it('are left as they are by a source that cannot look, and the job fails', async () => {
    later(60);
    find({ ...wrong(5), kind: 'report-late', subject: '2026-11-19' });
    await both();
    stated.failure = new Error('report-late: no connection');
    const look = us().commands.execute(new WatchAlerts(us().account));
    await expect(look).rejects.toThrow('report-late: no connection');
    stated.failure = null;
    expect((await list())[0]).toMatchObject({ kind: 'report-late', status: 'firing' });
  });

  it('of the night wait for the one digest of the morning, which nobody gets twice', async () => {
    find();
    await both();
    moveTo(parseInstant('2026-11-23T03:00:00+07:00'));
    find(wrong(6));
    expect(await both()).toBe(0);
    expect(await digests()).toEqual([0, 0]);
    moveTo(parseInstant('2026-11-23T08:30:00+07:00'));
    expect([...(await digests()), ...(await digests())]).toEqual([0, 1, 0, 0]);
    const [{ id }] = (await list()) as unknown as [{ id: string }];
    const content = { facts: { standing: [id] } };
    const digest = { key: 'alert-digest/finance/2026-11-23', severity: 'medium', content };
    expect(await told('alert-digest')).toMatchObject([digest]);
    await deliver();
    find();
    expect(await both()).toBe(1); // whoever knows of it from the digest learns that it is over
    expect((await keys()).at(-1)).toMatch(/^alert\/fee-differs\/\d\/resolved$/u);
    expect(await deliver()).toBe(1);
  });

  it('are in the digest of a day that a clock that was ahead has made before', async () => {
    find(wrong(6));
    for (const time of ['25T15:00', '24T09:00', '25T08:30']) {
      moveTo(parseInstant(`2026-11-${time}:00+07:00`));
      await each(new WatchAlerts(us().account));
      expect([time, ...(await digests())]).toEqual([time, 0, 1]);
    }
    expect(await keys()).toContain('alert-digest/finance/2026-11-25/again');
    find();
    await both();
  });

  it('are told of by a worker whose clock is behind that of who found them', async () => {
    const [ahead, behind] = workers as [Installation, Installation];
    const step = async (minutes: number): Promise<number> => {
      later(minutes);
      ahead.clock.moveTo(plusMs(now, 5 * SECOND_MS));
      await ahead.commands.execute(new WatchAlerts(us().account));
      return behind.commands.execute(new TellAlerts(us().account));
    };
    later(24 * 60);
    find({ ...wrong(5), subject: 'promptpay/1' });
    expect(await step(0)).toBe(1);
    find({ ...wrong(300), subject: 'promptpay/1' });
    expect([await step(16), await step(60)]).toEqual([1, 1]);
    await deliver();
    find();
    expect(await step(5)).toBe(1);
    const states = (await keys()).filter((key) => key.includes('promptpay/1'));
    const said = states.map((key) => key.split('/').at(-1));
    expect(said).toEqual(['raised', 'changed-1', 'reminded-1', 'resolved']);
  });

  it('are what their events say: a rebuild changes nothing', async () => {
    const keeper = us().app.get(AlertsKeeper, { strict: false });
    expect(await keeper.tablesThatDiffer(us().account)).toEqual([]);
  });
});
