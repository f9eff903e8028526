import { epochMs, plusMs, SECOND_MS } from '#kernel';
import { SendLimits } from './application/send-limits.js';
import { DeliveryDesk, PUBLIC_URL, START, TIMEOUT_MS } from './fixtures/delivery-desk.fixtures.js';

describe('notifications', () => {
  let desk: DeliveryDesk;

  beforeAll(async () => {
    desk = await DeliveryDesk.open();
  });

  beforeEach(() => desk.begin());

  afterAll(() => desk.close());

  it('are delivered once, signed, and not again whoever puts them in again', async () => {
    expect([await desk.put('a'), await desk.put('a')]).toEqual([true, false]);
    expect([await desk.worker().workOff(), await desk.worker().workOff()]).toEqual([1, 0]);
    expect(desk.receiver.calls).toMatchObject([
      { path: '/secret-path', isSigned: true, timestamp: String(epochMs(START) / SECOND_MS) },
    ]);
    const { id, state, attempts, deliveredAt } = await desk.delivery('a');
    expect([state, attempts, deliveredAt]).toEqual(['delivered', 1, START]);
    expect(desk.receiver.calls[0]).toMatchObject({ id, body: { id, link: `${PUBLIC_URL}/a` } });
  });

  it('wait for a receiver that is down, and arrive when it is back', async () => {
    const comeBack = await desk.receiver.goDown();
    await desk.put('a');
    expect(await desk.worker().workOff()).toBe(0);
    expect(await desk.delivery('a')).toMatchObject({
      state: 'waiting',
      lastError: 'the receiver could not be reached (ECONNREFUSED)',
    });
    await comeBack();
    expect(await desk.worker().workOff()).toBe(0); // not due yet
    await desk.untilDue('a');
    expect(await desk.worker().workOff()).toBe(1);
    expect(desk.receiver.calls).toHaveLength(1);
  });

  it('are tried again after 500s, under one id, and no word of the answer is kept', async () => {
    desk.receiver.answers = () => (desk.receiver.calls.length < 3 ? 500 : 200);
    await desk.put('a');
    for (let tries = 0; tries < 3; tries += 1) {
      await desk.worker().workOff();
      if (tries < 2) await desk.untilDue('a');
    }
    expect(new Set(desk.receiver.ids).size).toBe(1);
    expect(desk.receiver.calls.every(({ isSigned }) => isSigned)).toBe(true);
    expect(await desk.delivery('a')).toMatchObject({
      ...{ state: 'delivered', attempts: 3, lastError: 'the receiver answered 500' },
    });
  });

  it('are not waited for longer than the limit', async () => {
    desk.receiver.answers = 'hangs';
    await desk.put('a');
    await desk.worker(new SendLimits(TIMEOUT_MS)).workOff();
    expect(await desk.delivery('a')).toMatchObject({
      state: 'waiting',
      lastError: `no complete answer within ${TIMEOUT_MS} ms`,
    });
  });

  it('are delivered to a receiver that never stops talking', async () => {
    desk.receiver.answers = 'talks for ever';
    await desk.put('a');
    expect(await desk.worker().workOff()).toBe(1);
  });

  it('follow no redirect, and say so without the address', async () => {
    desk.receiver.answers = { redirectTo: `${desk.receiver.url}/elsewhere` };
    await desk.put('a');
    await desk.worker().workOff();
    expect(desk.receiver.calls.map(({ path }) => path)).toEqual(['/secret-path']);
    const { state, lastError, nextAttemptAt } = await desk.delivery('a');
    expect([state, lastError]).toEqual([
      'waiting',
      'the receiver answered 302; redirects are not followed',
    ]);
    expect(epochMs(nextAttemptAt!)).toBeGreaterThan(epochMs(plusMs(START, 600 * SECOND_MS)));
  });

  it('are listed newest first, page by page', async () => {
    for (const key of ['a', 'b', 'c']) await desk.put(key);
    const first = await desk.outbox.list(desk.account, {}, 2, null);
    expect(first.map(({ key }) => key)).toEqual(['c', 'b']);
    const rest = await desk.outbox.list(desk.account, {}, 2, first[1]!);
    expect(rest.map(({ key }) => key)).toEqual(['a']);
    expect(await desk.outbox.list(desk.account, { state: 'delivered' }, 2, null)).toEqual([]);
    expect(await desk.outbox.list('nobody', {}, 2, null)).toEqual([]);
  });
});
