import { once } from 'node:events';
import { epochMs, MINUTE_MS } from '#kernel';
import { Channels } from './application/channels.js';
import { CLAIMED_FOR_MS } from './application/notification-outbox.js';
import {
  ForgetNotifications,
  ForgetNotificationsHandler,
  NOTIFICATIONS_KEPT_MS,
} from './application/forget-notifications.command.js';
import {
  RedeliverNotification,
  RedeliverNotificationHandler,
} from './application/redeliver-notification.command.js';
import { SendLimits } from './application/send-limits.js';
import { GIVEN_UP_AFTER_MS, LONGEST_WAIT_MS } from './domain/next-try.js';
import { DeliveryDesk, START, told } from './fixtures/delivery-desk.fixtures.js';

/** Long enough for a delivery on a busy machine. */
const PATIENT_MS = 1_000;

describe('notifications in several hands', () => {
  let desk: DeliveryDesk;

  beforeAll(async () => {
    desk = await DeliveryDesk.open();
  });

  beforeEach(() => desk.begin());

  afterAll(() => desk.close());

  it('are sent by one of two workers that come at once', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `n-${index}`);
    for (const key of keys) await desk.put(key);
    const sent = await Promise.all([desk.worker().workOff(), desk.worker().workOff()]);
    expect(sent[0] + sent[1]).toBe(20);
    expect(desk.receiver.calls).toHaveLength(20);
    expect(new Set(desk.receiver.ids).size).toBe(20);
  });

  it('are taken over from a worker that was killed while it sent, under the same id', async () => {
    desk.receiver.answers = () => (desk.receiver.calls.length === 1 ? 'hangs' : 200);
    await desk.put('a');
    const arrived = once(desk.receiver.server, 'request');
    const killed = desk.worker(new SendLimits(CLAIMED_FOR_MS)).workOff(); // nobody waits for it
    await arrived;
    expect(await desk.worker().workOff()).toBe(0); // it may still be at it
    await desk.ageClaims(CLAIMED_FOR_MS);
    expect(await desk.worker().workOff()).toBe(1);
    expect(desk.receiver.ids).toHaveLength(2);
    expect(new Set(desk.receiver.ids).size).toBe(1);
    desk.receiver.server.closeAllConnections();
    await killed; // what it says afterwards changes nothing
    expect(await desk.delivery('a')).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it.each([-10 * MINUTE_MS, 10 * MINUTE_MS])(
    'are left to a worker that sends them by one whose clock is %i ms off',
    async (ms) => {
      desk.receiver.answers = 'hangs';
      await desk.put('a');
      desk.clock.advanceMs(20 * MINUTE_MS);
      const arrived = once(desk.receiver.server, 'request');
      const sending = desk.worker(new SendLimits(CLAIMED_FOR_MS)).workOff();
      await arrived;
      desk.clock.advanceMs(ms);
      expect(await desk.worker().workOff()).toBe(0);
      expect(desk.receiver.ids).toHaveLength(1);
      desk.receiver.server.closeAllConnections();
      await sending;
    },
  );

  it('are handed over by a worker that has to end', async () => {
    desk.receiver.answers = () => (desk.receiver.calls.length === 1 ? 'hangs' : 200);
    await desk.put('a');
    const first = desk.worker(new SendLimits(CLAIMED_FOR_MS, 10));
    const arrived = once(desk.receiver.server, 'request');
    const sending = first.workOff();
    await arrived;
    first.once.onModuleDestroy();
    expect(await sending).toBe(0);
    expect(await first.workOff()).toBe(0);
    expect(await desk.worker().workOff()).toBe(1);
    expect(new Set(desk.receiver.ids).size).toBe(1);
  });

  it('are given up after three days, and counted', async () => {
    desk.receiver.answers = 404;
    await desk.put('a');
    await desk.put('b');
    for (let tries = 0; tries < 100 && (await desk.delivery('a')).state === 'waiting'; tries += 1) {
      await desk.worker().workOff();
      desk.clock.advanceMs(LONGEST_WAIT_MS);
    }
    await desk.worker().workOff();
    const numbers = { channel: 'webhook', waiting: 0, oldestAt: null, givenUp: 2 };
    expect(await desk.outbox.numbers(desk.account)).toEqual([numbers]);
    expect(epochMs(desk.clock.now()) - epochMs(START)).toBeLessThan(
      GIVEN_UP_AFTER_MS + 3 * LONGEST_WAIT_MS,
    );
  });

  const redeliver = (key: string, channels = new Channels([desk.channel], desk.account)) =>
    new RedeliverNotificationHandler(desk.outbox, channels, desk.clock).execute(
      new RedeliverNotification(desk.account, key, 'Malee'),
    );

  it('are sent again under the same id when a person says so', async () => {
    desk.receiver.answers = 410;
    await desk.put('a');
    await desk.worker().workOff();
    const { id, state } = await desk.delivery('a');
    expect(state).toBe('given_up'); // gone for good, it said
    desk.receiver.answers = 200;
    expect((await redeliver('a')).deliveries).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    expect(await desk.worker().workOff()).toBe(1);
    await redeliver('a'); // also what was delivered
    expect(await desk.worker().workOff()).toBe(1);
    expect(desk.receiver.ids).toEqual([id, id, id]);
  });

  it('cannot be sent again where there is none, or no channel for it', async () => {
    await desk.put('a');
    await expect(redeliver('b')).rejects.toMatchObject({ code: 'notification.unknown' });
    const nowhere = redeliver('a', new Channels([], desk.account));
    await expect(nowhere).rejects.toMatchObject({ code: 'notification.not_deliverable' });
  });

  it('do not wait for ever for a channel that nobody configures any more', async () => {
    await desk.put('a', 'email');
    desk.clock.advanceMs(GIVEN_UP_AFTER_MS);
    await desk.worker().workOff();
    expect(await desk.delivery('a')).toMatchObject({ channel: 'email', state: 'waiting' });
    desk.clock.advanceMs(1);
    await desk.worker().workOff();
    expect(await desk.delivery('a')).toMatchObject({ state: 'given_up' });
  });

  it('are forgotten after more than a year, unless they are still to be delivered', async () => {
    await desk.put('told');
    await desk.worker().workOff();
    await desk.put('waiting');
    const forget = () =>
      new ForgetNotificationsHandler(desk.outbox, desk.clock).execute(
        new ForgetNotifications(desk.account),
      );
    desk.clock.advanceMs(NOTIFICATIONS_KEPT_MS);
    expect(await forget()).toBe(0);
    desk.clock.advanceMs(1);
    expect(await forget()).toBe(1);
    const left = await desk.outbox.list(desk.account, {}, 9, null);
    expect(left).toMatchObject([{ key: 'waiting', deliveries: [{ state: 'waiting' }] }]);
  });

  it('are held up in no channel by another that is out of order', async () => {
    const broken = { name: 'broken', takes: () => true, send: () => new Promise<never>(() => {}) };
    const channels = [broken, desk.channel];
    await desk.outbox.put(told(desk.account, 'a'), ['broken', 'webhook']);
    expect(await desk.worker(new SendLimits(PATIENT_MS), channels).workOff()).toBe(1);
    const [view] = await desk.outbox.list(desk.account, { state: 'waiting' }, 9, null);
    expect(view?.deliveries).toMatchObject([
      { channel: 'broken', state: 'waiting' },
      { channel: 'webhook', state: 'delivered' },
    ]);
  });
});
