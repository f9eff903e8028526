import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

describe('/v1/matches', () => {
  let api: TestApp;
  let analyst: string;
  let viewer: string;

  beforeAll(async () => {
    api = await startTestApp();
    analyst = await api.key('analyst');
    viewer = await api.key('viewer');
  });

  afterAll(async () => {
    await api.stop();
  });

  const as = (key: string) => ({
    get: (path: string) => api.http.get(path).set('authorization', `Bearer ${key}`),
    post: (path: string, body: object) =>
      api.http.post(path).set('authorization', `Bearer ${key}`).send(body),
    delete: (path: string) => api.http.delete(path).set('authorization', `Bearer ${key}`),
  });
  const pair = { expectation: 'A', charge: 'chrg_1' };

  it('is read by viewers and decided by analysts', async () => {
    const list = await as(viewer).get('/v1/matches?day=2026-11-20&state=chosen');
    expect([list.status, list.body]).toEqual([200, { data: [], nextCursor: null }]);
    expect((await as(viewer).post('/v1/matches', pair)).status).toBe(403);
    expect((await as(viewer).delete('/v1/matches/1')).status).toBe(403);
  });

  it('says what is unknown, and what is missing', async () => {
    const receipts = [
      { reference: 'A', amount: 40_000, currency: 'THB', expectedOn: '2026-11-20' },
    ];
    await as(analyst).post('/v1/expected-receipts', receipts);
    const answers = [
      await as(analyst).post('/v1/matches', { ...pair, expectation: 'Z' }),
      await as(analyst).post('/v1/matches', pair),
      await as(analyst).post('/v1/matches', { ...pair, charge: 'chrg\u0000' }),
      await as(analyst).post('/v1/matches/refuse', pair),
      await as(analyst).delete('/v1/matches/A%00'),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'expectation.unknown'],
      [404, 'charge.unknown'],
      [422, 'body.invalid'],
      [422, 'body.invalid'],
      [404, 'match.unknown'],
    ]);
  });

  it('suggests for a day, within bounds', async () => {
    const ok = await as(viewer).get('/v1/matches/suggestions?day=2026-11-20&minutes=30');
    expect([ok.status, ok.body]).toEqual([200, { day: '2026-11-20', data: [], isCut: false }]);
    expect((await as(viewer).get('/v1/matches/suggestions')).status).toBe(400);
    const far = await as(viewer).get('/v1/matches/suggestions?day=2026-11-20&minutes=99999');
    expect(far.status).toBe(400);
  });

  it('lets admins try rules, and nobody else', async () => {
    const path = '/v1/settings/matching-rules/dry-run';
    expect((await as(analyst).post(path, { splitPayments: true })).status).toBe(403);
    const admin = await api.key('admin');
    const { status, body } = await as(admin).post(path, { days: 2, keys: ['metadata'] });
    expect([status, body.days.length, body.totals]).toEqual([200, 2, []]);
    const refused = await as(admin).post(path, { keys: [] });
    expect([refused.status, refused.body.code]).toEqual([400, 'setting.invalid']);
  });
});
