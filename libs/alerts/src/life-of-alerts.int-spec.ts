import { parseInstant, plusMs, SECOND_MS } from '#kernel';
import { satang } from '#money';
import type { Installation } from '../../../test/support/installation.js';
import { AcknowledgeAlert } from './application/acknowledge-alert.command.js';
import { TellAlerts } from './application/tell-alerts.command.js';
import { WatchAlerts } from './application/watch-alerts.command.js';
import type { AlertCondition } from './domain/alert-condition.js';
import { AlertWorkers } from './fixtures/alert-workers.fixtures.js';
import { AlertsKeeper } from './read-model/alerts-keeper.js';

/** A Friday. */
const noon = parseInstant('2026-11-20T12:00:00+07:00');

const LATE = 'report-late';
const wrong = (count: number): AlertCondition => ({
  ...{ kind: 'fee-differs', subject: '', since: parseInstant('2026-11-20T11:20:00+07:00') },
  ...{ count, amount: satang(BigInt(count) * 10_000n), facts: {}, link: '/v1/charges' },
});

describe('the life of alerts, with two workers', () => {
  const proof = { kind: 'charges-read', id: '300' };
  const world = new AlertWorkers(proof);

  beforeAll(() => world.start(noon));
  afterAll(() => world.stop());

  it('are raised once, and told of once, however many look', async () => {
    world.find(wrong(5));
    expect([await world.both(), await world.both()]).toEqual([1, 0]);
    const seen = { kind: 'fee-differs', severity: 'medium', status: 'firing', count: 5 };
    const history = [{ type: 'AlertRaised' }];
    expect(await world.list()).toMatchObject([{ ...seen, amount: 50_000n, history }]);
    expect(await world.deliver()).toBe(1);
    const body = { key: 'alert/fee-differs/1/raised', audience: 'finance' };
    expect(world.receiver.calls).toMatchObject([{ isSigned: true, body }]);
  });

  it('show how many there are by now, and say when they have doubled', async () => {
    world.later(16);
    world.find(wrong(9));
    expect(await world.both()).toBe(0);
    expect(await world.list()).toMatchObject([{ count: 9, amount: 90_000n }]);
    world.find(wrong(300));
    expect(await world.both()).toBe(1);
    expect(await world.list()).toMatchObject([{ count: 300 }]);
    expect(await world.keys()).toContain('alert/fee-differs/1/changed-1');
  });

  it('are taken by a person once, who is not reminded any more', async () => {
    const [{ id }] = (await world.list()) as unknown as [{ id: string }];
    const take = (by: string) =>
      world.us.commands.execute(new AcknowledgeAlert(world.us.account, id, by, 'Opn is informed.'));
    expect([await take('Malee'), await take('malee')]).toEqual([true, false]);
    world.later(180);
    expect(await world.both()).toBe(0);
    expect(await world.list()).toMatchObject([{ status: 'acknowledged', acknowledgedBy: 'Malee' }]);
  });

  it('are over with their proof, which is told where they were', async () => {
    world.find();
    expect([await world.both(), await world.both()]).toEqual([1, 0]);
    expect(await world.list()).toMatchObject([{ status: 'resolved', proof, count: 300 }]);
    // What it had grown to was not sent yet, and is no news now.
    expect(await world.deliver()).toBe(1);
    const sent = ['raised', 'resolved'].map((state) => `alert/fee-differs/1/${state}`);
    expect(world.receiver.calls.map(({ body }) => body['key'])).toEqual(sent);
    const [{ id }] = (await world.list()) as unknown as [{ id: string }];
    const late = world.us.commands.execute(
      new AcknowledgeAlert(world.us.account, id, 'Malee', null),
    );
    await expect(late).rejects.toMatchObject({ code: 'alert.already_resolved' });
  });

  it('that end before anybody was told are not told of', async () => {
    world.later(60);
    world.find(wrong(7));
    expect(await world.both()).toBe(1);
    world.find();
    expect([await world.both(), await world.deliver()]).toEqual([0, 0]);
    expect((await world.list()).map(({ status }) => status)).toEqual(['resolved', 'resolved']);
  });

  it('are left as they are by a source that cannot look, and the job fails', async () => {
    world.later(60);
    world.find({ ...wrong(5), kind: 'report-late', subject: '2026-11-19' });
    await world.both();
    world.stated.failure = new Error('report-late: no connection');
    const look = world.us.commands.execute(new WatchAlerts(world.us.account));
    await expect(look).rejects.toThrow('report-late: no connection');
    world.stated.failure = null;
    expect((await world.list())[0]).toMatchObject({ kind: 'report-late', status: 'firing' });
  });

  it('of the night wait for the one digest of the morning, which nobody gets twice', async () => {
    world.find();
    await world.both();
    world.moveTo(parseInstant('2026-11-23T03:00:00+07:00'));
    world.find(wrong(6));
    expect(await world.both()).toBe(0);
    expect(await world.digests()).toEqual([0, 0]);
    world.moveTo(parseInstant('2026-11-23T08:30:00+07:00'));
    expect([...(await world.digests()), ...(await world.digests())]).toEqual([0, 1, 0, 0]);
    const [{ id }] = (await world.list()) as unknown as [{ id: string }];
    const content = { facts: { standing: [id] } };
    const digest = { key: 'alert-digest/finance/2026-11-23', severity: 'medium', content };
    expect(await world.told('alert-digest')).toMatchObject([digest]);
    await world.deliver();
    world.find();
    // Whoever knows of it from the digest learns that it is over.
    expect(await world.both()).toBe(1);
    expect((await world.keys()).at(-1)).toMatch(/^alert\/fee-differs\/\d\/resolved$/u);
    expect(await world.deliver()).toBe(1);
  });

  it('are in the digest of a day that a clock that was ahead has made before', async () => {
    world.find(wrong(6));
    for (const time of ['25T15:00', '24T09:00', '25T08:30']) {
      world.moveTo(parseInstant(`2026-11-${time}:00+07:00`));
      await world.each(new WatchAlerts(world.us.account));
      expect([time, ...(await world.digests())]).toEqual([time, 0, 1]);
    }
    expect(await world.keys()).toContain('alert-digest/finance/2026-11-25/again');
    world.find();
    await world.both();
  });

  it('that were escalated and ended at night are over in the digests of both', async () => {
    world.moveTo(parseInstant('2026-11-25T10:00:00+07:00'));
    world.find({ ...wrong(1), kind: LATE });
    expect(await world.both()).toBe(1);
    world.later(240);
    expect(await world.both()).toBe(2);
    await world.deliver();
    world.later(420);
    world.find();
    expect(await world.both()).toBe(0);
    world.moveTo(parseInstant('2026-11-26T08:30:00+07:00'));
    expect(await world.digests()).toEqual([0, 2]);
    const [operators] = await world.told('alert-digest');
    const late = (await world.list()).find(({ kind, subject }) => kind === LATE && subject === '');
    const content = { facts: { standing: [], over: [late?.id] } };
    expect(operators).toMatchObject({ audience: 'operators', content });
  });

  it('are told of by a worker whose clock is behind that of who found them', async () => {
    const [ahead, behind] = world.workers as [Installation, Installation];
    const step = async (minutes: number): Promise<number> => {
      world.later(minutes);
      ahead.clock.moveTo(plusMs(world.now, 5 * SECOND_MS));
      await ahead.commands.execute(new WatchAlerts(world.us.account));
      return behind.commands.execute(new TellAlerts(world.us.account));
    };
    world.later(24 * 60);
    world.find({ ...wrong(5), subject: 'promptpay/1' });
    expect(await step(0)).toBe(1);
    world.find({ ...wrong(300), subject: 'promptpay/1' });
    expect([await step(16), await step(60)]).toEqual([1, 1]);
    await world.deliver();
    world.find();
    expect(await step(5)).toBe(1);
    const states = (await world.keys()).filter((key) => key.includes('promptpay/1'));
    const said = states.map((key) => key.split('/').at(-1));
    expect(said).toEqual(['raised', 'changed-1', 'reminded-1', 'resolved']);
  });

  it('that come and go are raised when looks have found them for a minute', async () => {
    const late = { ...wrong(5), kind: 'inbox-late' } as const; // held for hours, if nobody looked
    world.find(late);
    expect(await world.both()).toBe(0);
    world.find();
    world.later(0.5);
    expect(await world.both()).toBe(0);
    world.find(late);
    world.later(0.5);
    expect(await world.both()).toBe(0);
    world.later(30);
    expect(await world.both()).toBe(0); // nobody has looked for half an hour
    world.later(1);
    expect(await world.both()).toBe(1);
  });

  it('are what their events say: a rebuild changes nothing', async () => {
    const keeper = world.us.app.get(AlertsKeeper, { strict: false });
    expect(await keeper.tablesThatDiffer(world.us.account)).toEqual([]);
  });
});
