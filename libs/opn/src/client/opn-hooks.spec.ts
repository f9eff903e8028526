import { once } from 'node:events';
import {
  CHARGE,
  error,
  failure,
  forKeys,
  html,
  json,
  LocalOpn,
  silence,
} from './local-opn.fixtures.js';
import { OpnError } from './opn.errors.js';
import type { OpnErrorCode } from './opn.errors.js';
import type { OpnOutcome, OpnTry } from './opn-hooks.js';

const WHOLE_LIST = { object: 'list', data: [], offset: 0, limit: 100, total: 0 };

let opn: LocalOpn;
let asked: OpnTry[];
let outcomes: OpnOutcome[];

const hooks = {
  beforeRequest: async (_: AbortSignal | undefined, about: OpnTry) => void asked.push(about),
  afterRequest: async (outcome: OpnOutcome) => void outcomes.push(outcome),
};

beforeEach(async () => {
  opn = await new LocalOpn().start();
  asked = [];
  outcomes = [];
});

afterEach(() => opn.stop());

describe('a hook before every try', () => {
  it('learns what is asked, and whether it can wait', async () => {
    opn.answers = [json(200, WHOLE_LIST)];
    const client = opn.client(hooks);
    await client.balance();
    await client.read('/account', { urgency: 'sweep' });
    for await (const page of client.list('transfers', {})) expect(page.complete).toBe(true);
    for await (const page of client.listCharges({}, { urgency: 'prompt' })) {
      expect(page.complete).toBe(true);
    }
    expect(asked).toMatchObject([
      { request: 'GET /balance', urgency: 'prompt' },
      { request: 'GET /account', urgency: 'sweep' },
      { request: expect.stringMatching('GET /transfers'), urgency: 'sweep' },
      { request: expect.stringMatching('GET /charges'), urgency: 'prompt' },
    ]);
  });

  it.each<[OpnErrorCode, string]>([
    ['opn.circuit_open', 'Opn was not asked for GET /account: no use. Nothing is lost:'],
    ['opn.held_back', 'Opn was not asked for GET /account: no use. Nothing is lost:'],
  ])('may hold it back, for good: %s', async (code, message) => {
    const held = new OpnError(code, 'no use', { request: 'GET /account' });
    let times = 0;
    const beforeRequest = () => Promise.reject(times++ === 0 ? held : new Error('once more'));
    const refused = await failure(opn.client({ ...hooks, beforeRequest }).account());
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(message);
    expect([times, opn.requests, outcomes]).toEqual([1, [], []]);
  });
});

describe('a hook after every try', () => {
  it('learns what came of each, in terms of the very same try', async () => {
    const limited = json(429, error('too_many_requests'), { 'retry-after': '7' });
    opn.answers = [html(503), limited, json(200, CHARGE)];
    await opn.client(hooks).charge('chrg_test_1');
    expect(outcomes).toMatchObject([
      { code: 'opn.unavailable', answered: 'it answered 503', retryAfterMs: null },
      { code: 'opn.rate_limited', retryAfterMs: 7_000 },
      { code: 'ok', answered: null, requests: 1, retryAfterMs: null },
    ]);
    expect(outcomes.every((outcome, index) => outcome.asked === asked[index])).toBe(true);
  });

  it('counts a try with two keys as one, of two requests', async () => {
    opn.answers = [forKeys(['skey_test_new'], json(200, CHARGE))];
    await opn.client({ ...hooks, secretKeys: ['skey_test_old', 'skey_test_new'] }).account();
    expect(outcomes).toMatchObject([{ code: 'ok', requests: 2 }]);
  });

  it('learns that a try was given up', async () => {
    opn.answers = [silence];
    const stopping = new AbortController();
    const given = failure(opn.client(hooks).account({ signal: stopping.signal }));
    await once(opn.server, 'request');
    stopping.abort();
    await given;
    expect(outcomes).toMatchObject([{ code: 'opn.aborted' }]);
  });

  it('reads a date to wait for by the clock of who wrote it', async () => {
    const date = 'Fri, 20 Nov 2026 09:00:00 GMT'; // hours off this clock
    const limited = json(429, {}, { date, 'retry-after': 'Fri, 20 Nov 2026 09:00:05 GMT' });
    opn.answers = [limited, json(200, CHARGE)];
    await opn.client(hooks).account();
    expect(outcomes).toMatchObject([{ retryAfterMs: 5_000 }, { code: 'ok' }]);
  });
});
