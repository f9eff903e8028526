import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  CHARGE,
  drip,
  error,
  failure,
  half,
  html,
  json,
  LocalOpn,
  QUICK,
  silence,
} from './local-opn.fixtures.js';
import type { OpnClientOptions } from './opn-client-options.js';

let opn: LocalOpn;

beforeEach(async () => {
  opn = await new LocalOpn().start();
});

afterEach(() => opn.stop());

const client = (options: Partial<OpnClientOptions> = {}) =>
  opn.client({ limits: QUICK, ...options });

describe('trying again', () => {
  it.each([
    ['500', json(500, error('internal_error'))],
    ['a 502 in HTML', html(502)],
    ['429', json(429, error('too_many_requests'))],
    ['HTML', html(200)],
    ['an empty body', (_: unknown, response: ServerResponse) => response.end()],
    ['half a body', half],
    ['silence', silence],
    ['a body that does not end', drip],
    ['a cut connection', (request: IncomingMessage) => request.destroy()],
  ])('asks again after %s', async (_, failing: RequestListener) => {
    opn.answers = [failing, json(200, CHARGE)];
    expect((await client().charge('chrg_test_1')).raw).toEqual(CHARGE);
    expect(opn.requests).toHaveLength(2);
  });

  it.each([
    ['opn.unavailable', 'it answered 503', html(503)],
    ['opn.unavailable', 'no complete answer within 500 ms', silence],
    ['opn.unavailable', 'no complete answer within 500 ms', drip],
    ['opn.rate_limited', 'it answered 429', json(429, {})],
    ['opn.malformed', 'not JSON (25 bytes, text/html)', html(200)],
    ['opn.malformed', 'the answer broke off', half],
  ])('gives up in the end: %s, %s', async (code, answered, failing: RequestListener) => {
    opn.answers = [failing];
    const refused = await failure(client().charge('chrg_test_1'));
    expect(refused).toMatchObject({ code, facts: { tries: 3 } });
    expect(refused.message).toContain(answered);
    expect(opn.requests).toHaveLength(3);
  });

  it('says so if nobody listens', async () => {
    const unreachable = client({ baseUrl: 'http://127.0.0.1:1' });
    const refused = await failure(unreachable.account());
    expect(refused.code).toBe('opn.unavailable');
    expect(refused.message).toContain('could not be reached');
  });

  it('waits as long as Opn asks', async () => {
    opn.answers = [
      json(429, error('too_many_requests'), { 'retry-after': '1' }),
      json(200, CHARGE),
    ];
    const startedAt = performance.now();
    await client().charge('chrg_test_1');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(QUICK.maxRetryAfterMs - 1);
  });

  it('does not wait as long as Opn asks if that is absurd', async () => {
    opn.answers = [
      json(429, error('too_many_requests'), { 'retry-after': '86400' }),
      json(200, CHARGE),
    ];
    expect((await client().charge('chrg_test_1')).raw).toEqual(CHARGE);
  });

  it('gives up at once when the process stops', async () => {
    opn.answers = [silence];
    const stopping = new AbortController();
    const asked = failure(client({ ending: stopping.signal }).charge('chrg_test_1'));
    await once(opn.server, 'request');
    stopping.abort();
    expect(await asked).toMatchObject({
      code: 'opn.aborted',
      message: expect.stringContaining('the time for it was up, or this process is stopping'),
    });
    expect(opn.requests).toHaveLength(1);
  });

  it('gives up between two tries as well', async () => {
    opn.answers = [html(503)];
    const stopping = new AbortController();
    const patient = { ...QUICK, backoff: { firstMs: 60_000, capMs: 60_000 } };
    const asked = client({ limits: patient }).account({ signal: stopping.signal });
    const refused = failure(asked);
    await once(opn.server, 'request');
    setImmediate(() => stopping.abort());
    expect(await refused).toMatchObject({ code: 'opn.aborted' });
  });

  it('asks for leave before every request', async () => {
    opn.answers = [html(503), json(200, CHARGE)];
    let asked = 0;
    const beforeRequest = async () => void (asked += 1);
    await client({ beforeRequest }).account();
    expect(asked).toBe(2);
  });
});
