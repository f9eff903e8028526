import { RevokeApiKey } from '#access';
import { Controller, Get } from '@nestjs/common';
import { ProbeController } from '../../../../test/support/api/probe.controller.js';
import { startTestApp, testConfig } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { WRONG_KEYS_PER_MINUTE } from './rate-limits.js';

@Controller('v1/forgotten')
class ForgetfulController {
  @Get('everything')
  everything() {
    return 'for everybody';
  }
}

describe('who may call', () => {
  let test: TestApp;

  beforeEach(async () => {
    test = await startTestApp([ProbeController]);
  });

  afterEach(() => test.stop());

  const get = (path: string, key: string) => test.http.get(path).auth(key, { type: 'bearer' });
  const order = (key: string) =>
    test.http
      .post('/v1/probe/orders')
      .auth(key, { type: 'bearer' })
      .send({ reference: 'A-1', amount: 1, on: '2026-11-20' });

  it('nobody without a key', async () => {
    const { status, body, headers } = await test.http.get('/v1/probe');
    expect([status, body.code]).toEqual([401, 'auth.missing']);
    expect(headers['www-authenticate']).toBe('Bearer realm="yodtrong"');
    const basic = await test.http.get('/v1/probe').auth('name', 'password');
    expect(basic.body.code).toBe('auth.missing');
  });

  it('nobody with a wrong or a revoked key', async () => {
    const key = await test.key('viewer');
    const wrong = await get('/v1/probe', `${key}x`);
    expect([wrong.status, wrong.body.code]).toEqual([401, 'auth.invalid']);
    expect(wrong.headers['www-authenticate']).toContain('error="invalid_token"');
    const { body } = await get('/v1/probe/days/2026-11-20', key);
    await test.commands.execute(new RevokeApiKey(body.caller.keyId));
    expect((await get('/v1/probe', key)).status).toBe(401);
  });

  it('somebody whose role covers the route, by name', async () => {
    const [viewer, admin] = [await test.key('viewer'), await test.key('admin')];
    expect((await order(admin)).status).toBe(201);
    const { status, body } = await order(viewer);
    expect([status, body.code, body.needed]).toEqual([403, 'auth.forbidden', 'admin']);
    expect(body.detail).toContain('admin');
    const day = await get('/v1/probe/days/2026-11-20', viewer);
    expect(day.body.caller).toMatchObject({ name: 'the viewer', role: 'viewer' });
  });

  it('somebody whose key is of the account', async () => {
    const [ours, theirs] = [await test.key('viewer', 'main'), await test.key('viewer', 'other')];
    expect((await get('/v1/probe?account=main', ours)).body.account).toBe('main');
    expect((await get('/v1/probe', ours)).body.account).toBe('main');
    for (const path of ['/v1/probe', '/v1/probe?account=main', '/v1/probe?account=unknown']) {
      const { status, body } = await get(path, theirs);
      expect([path, status, body.code]).toEqual([path, 403, 'auth.forbidden']);
    }
  });

  it.each([
    ['account=nowhere', 404, 'account.unknown'],
    ['account=Main', 400, 'account.invalid'],
    ['account=main&account=other', 400, 'query.invalid'],
  ])('and names an account that is there: ?%s is %i %s', async (query, status, code) => {
    const answer = await get(`/v1/probe?${query}`, await test.key('viewer'));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('and does not guess keys', async () => {
    const key = await test.key('viewer');
    for (let tries = 0; tries < WRONG_KEYS_PER_MINUTE; tries += 1) {
      expect((await get('/v1/probe', 'a wrong key')).status).toBe(401);
    }
    for (const anyKey of ['a wrong key', key]) {
      const { status, body, headers } = await get('/v1/probe', anyKey);
      expect([status, body.code]).toEqual([429, 'request.too_often']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('and is told from others behind the same proxy, if that is trusted', async () => {
    const behind = await startTestApp([], testConfig({ TRUSTED_PROXIES: 'loopback' }));
    const key = await behind.key('viewer');
    const ask = (from: string, text: string) =>
      behind.http
        .get('/v1/charges')
        .set('x-forwarded-for', from)
        .set('authorization', `Bearer ${text}`);
    for (let tries = 0; tries < WRONG_KEYS_PER_MINUTE; tries += 1) await ask('192.0.2.1', 'wrong');
    expect((await ask('192.0.2.1', key)).status).toBe(429);
    expect((await ask('192.0.2.2', key)).status).toBe(200);
    await behind.stop();
  });

  it('must be declared for each route, or nothing starts', async () => {
    await expect(startTestApp([ForgetfulController])).rejects.toThrow(
      'ForgetfulController.everything',
    );
  });
});
