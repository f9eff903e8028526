import { parseInstant } from '#kernel';
import {
  basic,
  CHARGE,
  error,
  failure,
  json,
  LocalOpn,
  NOW as now,
  SECRET_KEY,
} from './local-opn.fixtures.js';
import type { OpnClientOptions } from './opn-client-options.js';

let opn: LocalOpn;

beforeEach(async () => {
  opn = await new LocalOpn().start();
});

afterEach(() => opn.stop());

const client = (options: Partial<OpnClientOptions> = {}) => opn.client(options);

describe('reading from Opn', () => {
  it('answers with what came and when it was asked', async () => {
    opn.answers = [json(200, CHARGE)];
    const answer = await client().charge('chrg_test_1');
    expect(answer).toEqual({ raw: CHARGE, requestedAt: now, receivedAt: now });
  });

  it('pins the version and signs in with the key alone', async () => {
    opn.answers = [json(200, CHARGE)];
    await client().charge('chrg_test_1');
    expect(opn.requests[0]).toMatchObject({ method: 'GET', url: '/charges/chrg_test_1' });
    expect(opn.requests[0]?.headers).toMatchObject({
      'omise-version': '2019-05-29',
      accept: 'application/json',
      'user-agent': 'yodtrong',
      authorization: basic(SECRET_KEY),
    });
  });

  it.each(['../account', 'chrg_test_1/../..', 'trxn_test_1', ''])(
    'puts no foreign id into a path: "%s"',
    async (id) => {
      await expect(client().charge(id)).rejects.toMatchObject({ code: 'opn.id_invalid' });
      expect(opn.requests).toHaveLength(0);
    },
  );

  it.each([
    [400, 'opn.refused', 'bad_request'],
    [401, 'opn.unauthorized', 'authentication_failure'],
    [403, 'opn.forbidden', 'forbidden'],
    [404, 'opn.not_found', 'not_found'],
  ])('does not ask again after %i: %s', async (status, code, opnCode) => {
    opn.answers = [json(status, error(opnCode))];
    const refused = await failure(client().charge('chrg_test_1'));
    expect(refused).toMatchObject({ code, facts: { status, opnCode, tries: 1 } });
    expect(refused.message).toContain(`GET /charges/chrg_test_1: it answered ${status} ${opnCode}`);
    expect(opn.requests).toHaveLength(1);
  });

  it('does not follow a redirect, which would take the key along', async () => {
    opn.answers = [(_, response) => response.writeHead(302, { location: '/elsewhere' }).end()];
    expect(await failure(client().account())).toMatchObject({ code: 'opn.refused' });
    expect(opn.requests).toHaveLength(1);
  });

  it('hangs up on an answer that is too large', async () => {
    opn.answers = [json(200, 'x'.repeat(2_000))];
    expect(await failure(client().account())).toMatchObject({ code: 'opn.too_large' });
    expect(opn.requests).toHaveLength(1);
  });

  it('never shows the key', async () => {
    opn.answers = [json(401, { ...error('authentication_failure'), message: SECRET_KEY })];
    const refused = await failure(client().account());
    expect(JSON.stringify([refused.message, refused.details, refused.facts])).not.toContain('skey');
  });
});

describe('listing from Opn', () => {
  const emptyList = { object: 'list', data: [], offset: 0, limit: 100, total: 0 };

  it('asks in order of creation, by hundreds, up to a fixed moment', async () => {
    opn.answers = [json(200, emptyList)];
    const from = parseInstant('2026-11-19T17:00:00Z');
    for await (const page of client().listCharges({ from })) expect(page.complete).toBe(true);
    expect(opn.requests[0]?.url).toBe(
      '/charges?order=chronological&limit=100&offset=0' +
        '&from=2026-11-19T17%3A00%3A00Z&to=2026-11-20T03%3A48%3A31Z',
    );
  });

  it('fails as a single read does', async () => {
    opn.answers = [json(404, error('not_found'))];
    const pages = client().list('receipts', {})[Symbol.asyncIterator]();
    expect(await failure(pages.next())).toMatchObject({ code: 'opn.not_found' });
  });

  it('refuses what is not a list', async () => {
    opn.answers = [json(200, CHARGE)];
    const pages = client().listEvents({})[Symbol.asyncIterator]();
    await expect(pages.next()).rejects.toMatchObject({ code: 'opn.shape' });
  });
});
