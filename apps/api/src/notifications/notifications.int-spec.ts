import { parseInstant } from '#kernel';
import { NotificationOutbox } from '#notifications';
import type { Notification } from '#notifications';
import { startTestApp, testConfig } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const KEY = 'report-ready/2026-11-20/v1';
const CONFIG = testConfig({
  NOTIFY_WEBHOOK_URL: 'http://127.0.0.1:9/secret-path',
  NOTIFY_WEBHOOK_SECRET: Buffer.alloc(32, 7).toString('base64'),
});
const text = { subject: 'Ready', summary: 'It is ready.', body: 'Ready.' };

const told = (key: string): Notification => ({
  ...{ account: 'main', key, kind: 'report-ready', audience: 'finance', severity: 'information' },
  content: { texts: { en: text, th: text }, facts: { grossSatang: 1 }, link: '/a', files: [] },
  createdAt: parseInstant('2026-11-20T20:05:11Z'),
});

describe('notifications in the API', () => {
  let api: TestApp;
  let analyst: string;
  let admin: string;

  beforeAll(async () => {
    api = await startTestApp([], CONFIG);
    [analyst, admin] = [await api.key('analyst'), await api.key('admin')];
    const outbox = api.app.get(NotificationOutbox);
    await outbox.put(told(KEY), ['webhook']);
    await outbox.put(told('report-ready/2026-11-21/v1'), ['webhook']);
    const [due] = await outbox.claim('main', 'webhook', parseInstant('2026-11-20T20:06:00Z'), 1);
    const given = { state: 'given_up', error: 'the receiver answered 404' } as const;
    await outbox.settle(due!, given, parseInstant('2026-11-20T20:06:01Z'));
  });

  afterAll(() => api.stop());

  const get = (path: string, key = analyst) => api.http.get(path).auth(key, { type: 'bearer' });
  const redeliver = (key: string, by: string) =>
    api.http
      .post(`/v1/notifications/${encodeURIComponent(key)}/redeliver`)
      .auth(by, { type: 'bearer' });

  it('are listed newest first with their deliveries, page by page, for an analyst', async () => {
    const first = await get('/v1/notifications?limit=1');
    expect(first.body.data).toMatchObject([
      {
        key: 'report-ready/2026-11-21/v1',
        texts: { en: text },
        deliveries: [{ channel: 'webhook', state: 'waiting', lastError: null }],
      },
    ]);
    const second = await get(`/v1/notifications?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ data: [{ key: KEY }], nextCursor: null });
    expect(second.text).not.toContain('secret-path');
    expect((await get('/v1/notifications', await api.key('viewer'))).status).toBe(403);
    const bad = await get(`/v1/notifications?cursor=${Buffer.from('["x"]').toString('base64url')}`);
    expect(bad.status).toBe(400);
  });

  it('are counted for Prometheus, by channel', async () => {
    const { text: numbers } = await get('/metrics');
    const labels = '{account="main",channel="webhook"}';
    expect(numbers).toContain(`yodtrong_notifications_waiting${labels} 1`);
    expect(numbers).toContain(`yodtrong_notifications_given_up${labels} 1`);
    expect(numbers).toMatch(/yodtrong_notifications_oldest_seconds\{.*\} [1-9]/);
  });

  it('are sent again by an admin, and by nobody less', async () => {
    expect((await get('/v1/notifications?state=given_up')).body.data).toHaveLength(1);
    expect((await redeliver(KEY, analyst)).status).toBe(403);
    const { status, body } = await redeliver(KEY, admin);
    expect([status, body.deliveries]).toMatchObject([200, [{ state: 'waiting', attempts: 0 }]]);
    expect((await get('/v1/notifications?state=given_up')).body.data).toEqual([]);
    expect((await redeliver('report-ready/none', admin)).body.code).toBe('notification.unknown');
  });
});
