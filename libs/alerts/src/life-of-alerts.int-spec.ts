import { MINUTE_MS, parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import { DeliverNotifications, ListNotifications } from '#notifications';
import { satang } from '#money';
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

const stuck = (count: number): AlertCondition => ({
  ...{ kind: 'charges-stuck', subject: '', since: parseInstant('2026-11-20T11:20:00+07:00') },
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
  const later = (minutes: number) =>
    moveTo(parseInstant(new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString()));
  /** Both workers look and tell, at the same time. */
  const both = async (): Promise<number> => {
    const { account } = us();
    await Promise.all(workers.map(({ commands }) => commands.execute(new WatchAlerts(account))));
    const told = await Promise.all(
      workers.map(({ commands }) => commands.execute(new TellAlerts(account))),
    );
    return told.reduce((sum, one) => sum + one, 0);
  };
  const deliver = () => us().commands.execute(new DeliverNotifications(us().account));
  const list = () => us().queries.execute(new ListAlerts(us().account, {}, 'en', 100, null));
  const keys = async () =>
    (await us().queries.execute(new ListNotifications(us().account, {}, 99, null)))
      .map(({ key }) => key)
      .reverse();

  it('are raised once, and told of once, however many look', async () => {
    find(stuck(5));
    expect([await both(), await both()]).toEqual([1, 0]);
    expect(await list()).toMatchObject([
      {
        ...{
          kind: 'charges-stuck',
          severity: 'medium',
          status: 'firing',
          count: 5,
          amount: 50_000n,
        },
        history: [{ type: 'AlertRaised' }],
      },
    ]);
    expect(await deliver()).toBe(1);
    expect(receiver.calls).toMatchObject([
      { isSigned: true, body: { key: 'alert/charges-stuck/1/raised', audience: 'finance' } },
    ]);
  });

  it('show how many there are by now, and say when they have doubled', async () => {
    later(16);
    find(stuck(9));
    expect(await both()).toBe(0);
    expect(await list()).toMatchObject([{ count: 9, amount: 90_000n }]);
    find(stuck(300));
    expect(await both()).toBe(1);
    expect(await list()).toMatchObject([{ count: 300 }]);
    expect(await keys()).toContain('alert/charges-stuck/1/changed-1');
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
    expect(receiver.calls.map(({ body }) => body['key'])).toEqual([
      'alert/charges-stuck/1/raised',
      'alert/charges-stuck/1/resolved',
    ]);
    const [{ id }] = (await list()) as unknown as [{ id: string }];
    const late = us().commands.execute(new AcknowledgeAlert(us().account, id, 'Malee', null));
    await expect(late).rejects.toMatchObject({ code: 'alert.already_resolved' });
  });

  it('that end before anybody was told are not told of', async () => {
    later(60);
    find(stuck(7));
    expect(await both()).toBe(1);
    find();
    expect(await both()).toBe(0);
    expect(await deliver()).toBe(0);
    expect((await list()).map(({ status }) => status)).toEqual(['resolved', 'resolved']);
  });

  it('are left as they are by a source that cannot look, and the job fails', async () => {
    later(60);
    const one = { ...stuck(5), kind: 'report-late', subject: '2026-11-19' } as const;
    find(one);
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
    find(stuck(6));
    expect(await both()).toBe(0);
    const digests = () =>
      Promise.all(workers.map(({ commands }) => commands.execute(new TellDigest(us().account))));
    expect(await digests()).toEqual([0, 0]);
    moveTo(parseInstant('2026-11-23T08:30:00+07:00'));
    expect((await digests()).sort()).toEqual([0, 1]);
    expect(await digests()).toEqual([0, 0]);
    const [{ id }] = (await list()) as unknown as [{ id: string }];
    const [digest] = await us().queries.execute(
      new ListNotifications(us().account, { kind: 'alert-digest' }, 9, null),
    );
    expect(digest).toMatchObject({
      ...{ key: 'alert-digest/finance/2026-11-23', severity: 'medium' },
      content: { facts: { standing: [id] } },
    });
    await deliver();
    find();
    expect(await both()).toBe(1); // whoever knows of it from the digest learns that it is over
    expect((await keys()).at(-1)).toMatch(/^alert\/charges-stuck\/\d\/resolved$/u);
    expect(await deliver()).toBe(1);
  });

  it('are what their events say: a rebuild changes nothing', async () => {
    const keeper = us().app.get(AlertsKeeper, { strict: false });
    expect(await keeper.tablesThatDiffer(us().account)).toEqual([]);
  });
});
