import { BODY_LIMIT_BYTES, IMPORT_LIMIT_BYTES } from './http/bodies.js';
import { encodeCursor } from './lists/cursor.js';
import { ProbeController } from '../../../test/support/api/probe.controller.js';
import { startTestApp } from '../../../test/support/api/test-app.js';
import type { TestApp } from '../../../test/support/api/test-app.js';

const codeOf = async (answer: Response): Promise<unknown> =>
  ((await answer.json()) as { code?: unknown }).code;

describe('around every route', () => {
  let test: TestApp;
  let viewer: string;
  let admin: string;

  beforeAll(async () => {
    test = await startTestApp([ProbeController]);
    [viewer, admin] = [await test.key('viewer'), await test.key('admin')];
  });

  afterAll(() => test.stop());

  const get = (path: string, key = viewer) => test.http.get(path).auth(key, { type: 'bearer' });
  const post = (path: string, key = admin) => test.http.post(path).auth(key, { type: 'bearer' });

  describe('a problem', () => {
    it('says what is wrong in the form of RFC 9457', async () => {
      const { status, headers, body } = await get('/v1/probe/days/2026-02-30?x=secret');
      expect(status).toBe(400);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(body).toEqual({
        type: 'urn:yodtrong:problem:day.invalid',
        title: 'Bad Request',
        status: 400,
        detail: '"2026-02-30" is not a day such as 2026-11-20.',
        code: 'day.invalid',
        instance: '/v1/probe/days/2026-02-30',
        requestId: headers['x-request-id'],
      });
    });

    it('keeps what a machine may want, and lets no detail pass for a member', async () => {
      const { status, body } = await get('/v1/probe/refuses/import.refused');
      expect(status).toBe(422);
      expect(body).toMatchObject({ status: 422, code: 'import.refused', errors: [{ row: 3 }] });
    });

    it('tells nothing of what went wrong inside', async () => {
      const { status, body, text } = await get('/v1/probe/fails');
      expect([status, body.code]).toEqual([500, 'internal']);
      expect(text).not.toContain('secret');
      const hidden = await get('/v1/probe/refuses/database.start_failed');
      expect(hidden.body).toMatchObject({ status: 500, code: 'internal' });
    });

    it.each([
      ['GET', '/nowhere', 404, 'route.unknown'],
      ['GET', '/v1/probe/%zz', 400, 'request.malformed'],
      ['GET', '/v1/charges/a%00b', 400, 'request.malformed'],
      ['GET', '/v1/probe/days/9999-12-31', 400, 'day.invalid'],
      ['GET', '/v1/probe/days/0001-01-01', 400, 'day.invalid'],
      ['GET', `/v1/probe/refuses/${'x'.repeat(501)}`, 414, 'url.too_long'],
      ['DELETE', '/v1/probe/money', 405, 'method.not_allowed'],
      ['GET', '/v1/probe/refuses/webhook.overloaded', 503, 'webhook.overloaded'],
    ])('%s %s is %i %s', async (method, path, status, code) => {
      const request = method === 'GET' ? get(path) : test.http.delete(path);
      const answer = await request;
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it('says in the header what its status obliges to say', async () => {
      const wrongMethod = await test.http.delete('/v1/probe/money');
      expect(wrongMethod.headers['allow']).toBe('GET, HEAD');
      const overloaded = await get('/v1/probe/refuses/webhook.overloaded');
      expect(overloaded.headers['retry-after']).toBe('1');
    });
  });

  describe('a body', () => {
    const order = { reference: 'A-1', amount: 400_000, on: '2026-11-20' };

    it('is read as the schema says', async () => {
      const { status, body } = await post('/v1/probe/orders').send(order);
      expect([status, body]).toEqual([201, { account: 'main', body: order }]);
    });

    it('has every bad field named', async () => {
      const bad = { reference: '', amount: 1.5, on: '2026-13-01' };
      const { status, body } = await post('/v1/probe/orders').send(bad);
      expect([status, body.code]).toEqual([422, 'body.invalid']);
      const fields = (body.errors as { field: string }[]).map(({ field }) => field);
      expect(fields).toEqual(['reference', 'amount', 'on']);
    });

    it.each([
      ['no JSON', '{"reference":', 'application/json', 400, 'body.malformed'],
      ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'application/json', 400, 'body.malformed'],
      ['another type', 'a,b', 'text/csv', 415, 'body.media_type'],
      ['too large', `"${'x'.repeat(BODY_LIMIT_BYTES)}"`, 'application/json', 413, 'body.too_large'],
    ])('is refused: %s', async (_what, content, type, status, code) => {
      const answer = await fetch(`${test.url}/v1/probe/orders`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin}`, 'content-type': type },
        body: content,
      });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    });

    it('may weigh what its route says', async () => {
      const send = (size: number) =>
        post('/v1/probe/files').set('content-type', 'text/csv').send('x'.repeat(size));
      const { body } = await send(IMPORT_LIMIT_BYTES);
      expect(body).toEqual({ mediaType: 'text/csv', size: IMPORT_LIMIT_BYTES });
      expect((await send(IMPORT_LIMIT_BYTES + 1)).status).toBe(413);
    });
  });

  describe('money', () => {
    it('leaves as an exact integer, and what is not known as null', async () => {
      const { text } = await get('/v1/probe/money');
      expect(text).toBe('{"amount":9007199254740991,"fee":null}');
    });

    it('that JSON cannot carry exactly is refused', async () => {
      const { status, body } = await get('/v1/probe/too-much');
      expect([status, body.code]).toEqual([500, 'money.too_large']);
    });
  });

  describe('a list', () => {
    it('comes page by page, each row once', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await get(`/v1/probe?limit=100&cursor=${cursor}`);
        seen.push(...(body.data as { id: string }[]).map(({ id }) => id));
        cursor = body.nextCursor ?? '';
      } while (cursor !== '');
      expect(seen).toHaveLength(250);
      expect(new Set(seen).size).toBe(250);
    });

    it.each([
      ['limit=501', 'query.invalid'],
      ['limit=0', 'query.invalid'],
      ['limit=1.5', 'query.invalid'],
      ['cursor=nonsense', 'cursor.invalid'],
      ['cursor=WzFd%3D', 'cursor.invalid'],
      ['status=half', 'query.invalid'],
      ['day=2026-02-30', 'query.invalid'],
      ['day=9999-12-31', 'query.invalid'],
      ['status=%00', 'query.invalid'],
      [`cursor=${encodeCursor(['a\0'])}`, 'cursor.invalid'],
    ])('is refused with ?%s: %s', async (query, code) => {
      const { status, body } = await get(`/v1/probe?${query}`);
      expect([status, body.code]).toEqual([400, code]);
    });
  });

  it('protects browsers, and names the request', async () => {
    const { headers } = await get('/v1/probe/money').set('x-request-id', 'from-the-proxy.1');
    expect(headers['x-request-id']).toBe('from-the-proxy.1');
    expect(headers['x-content-type-options']).toBe('nosniff');
    const forged = await get('/v1/probe/money').set('x-request-id', 'two words');
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f]{16}$/);
  });
});
