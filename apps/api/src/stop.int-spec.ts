import { SessionLocks } from '#database';
import { endInOrder } from '#installation';
import { Controller, Get } from '@nestjs/common';
import { jest } from '@jest/globals';
import { startTestApp } from '../../../test/support/api/test-app.js';
import type { TestApp } from '../../../test/support/api/test-app.js';
import { Needs } from './access/needs.decorator.js';
import { stopOfApi } from './stop-of-api.js';

let begun: () => void;
let finish: (answer: string) => void;
const hasBegun = new Promise<void>((resolve) => (begun = resolve));
const answer = new Promise<string>((resolve) => (finish = resolve));

@Needs('viewer')
@Controller('v1/slow')
class SlowController {
  @Get()
  slow() {
    begun();
    return answer;
  }
}

describe('a stop', () => {
  let test: TestApp;
  let headers: Readonly<Record<string, string>>;

  beforeAll(async () => {
    test = await startTestApp([SlowController]);
    headers = { authorization: `Bearer ${await test.key('viewer')}` };
  });
  afterAll(() => test.stop());

  const ask = (path: string) => fetch(`${test.url}${path}`, { headers });

  it('begins with no longer being ready, while all are served for the last time', async () => {
    expect((await ask('/health/ready')).headers.get('connection')).toBe('keep-alive');
    await stopOfApi(test.app, 0).giveNotice?.();
    const ready = await ask('/health/ready');
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
    expect(await ready.json()).toMatchObject({
      status: 'not_ready',
      checks: [{ name: 'process', severity: 'ill' }],
    });
    const live = await ask('/health/live');
    expect([live.status, live.headers.get('connection')]).toEqual([200, 'close']);
    expect(await live.json()).toEqual({ status: 'stopping' });
  });

  it('ends the requests in hand, those that wait for others too, and takes no more', async () => {
    const inHand = ask('/v1/slow');
    const waiting = await closingThatWaits();
    await hasBegun;
    const closed = endInOrder(test.app, stopOfApi(test.app, 0).first);
    while (test.app.getHttpServer().listening) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect(ask('/health/live')).rejects.toThrow('fetch failed');
    const refused = await waiting.answer;
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ code: 'process.stopping' });
    finish('in time');
    expect(await (await inHand).text()).toBe('in time');
    await closed;
  });

  /** Another process closes a day of this account, for as long as we are there. */
  async function closingThatWaits() {
    const locks = test.app.get(SessionLocks);
    let asks: () => void;
    const hasAsked = new Promise<void>((resolve) => (asks = resolve));
    jest.spyOn(locks, 'tryTake').mockImplementation(() => {
      asks();
      return Promise.resolve(null);
    });
    const key = await test.key('analyst');
    const close = `${test.url}/v1/settlement-reports/2026-01-12/close`;
    const answer = fetch(close, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
    await hasAsked;
    return { answer };
  }
});
