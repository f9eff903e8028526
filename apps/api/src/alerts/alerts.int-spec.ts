import { readFile } from 'node:fs/promises';
import { WatchAlerts } from '#alerts';
import type { AlertCondition } from '#alerts';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { stateConditions } from '../../../../libs/alerts/src/fixtures/stated-conditions.fixtures.js';
import type { Stated } from '../../../../libs/alerts/src/fixtures/stated-conditions.fixtures.js';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { unknownRoutes } from './named-routes.fixtures.js';

const RUNBOOK = new URL('../../../../docs/runbook.md', import.meta.url);

const since = parseInstant('2026-11-20T04:00:00Z');
const stuck: AlertCondition = {
  ...{ kind: 'charges-stuck', subject: '', since, count: 300, amount: satang(3_000_000n) },
  ...{ facts: {}, link: '/v1/charges?status=pending' },
};
const late: AlertCondition = {
  ...{ kind: 'report-late', subject: '', since, count: null, amount: null },
  ...{ facts: { day: '2026-11-19', reason: null }, link: '/v1/settlement-reports/2026-11-19' },
};

describe('alerts in the API', () => {
  let api: TestApp;
  let viewer: string;
  let analyst: string;
  const stated: Stated = {
    conditions: [],
    proof: { kind: 'report-issued', id: '2026-11-19 v1' },
    failure: null,
  };

  beforeAll(async () => {
    api = await startTestApp();
    [viewer, analyst] = [await api.key('viewer'), await api.key('analyst')];
    stateConditions(api.app, stated);
    await look(stuck, late);
  });

  afterAll(() => api.stop());

  const look = async (...conditions: readonly AlertCondition[]) => {
    stated.conditions = conditions;
    await api.commands.execute(new WatchAlerts('main'));
  };
  const get = (path: string) => api.http.get(path).auth(viewer, { type: 'bearer' });
  const acknowledge = (id: string, body: object, key = analyst) =>
    api.http.post(`/v1/alerts/${id}/acknowledge`).auth(key, { type: 'bearer' }).send(body);
  const idOf = async (kind: string): Promise<string> =>
    (await get(`/v1/alerts?kind=${kind}`)).body.data[0].id;

  it('are listed with what they are about, in both languages, page by page', async () => {
    const { status, body } = await get('/v1/alerts?kind=charges-stuck');
    expect([status, body.data]).toMatchObject([
      200,
      [
        {
          ...{ account: 'main', kind: 'charges-stuck', severity: 'medium', status: 'firing' },
          ...{ count: 300, amount: 3_000_000, since, link: stuck.link, proof: null },
          runbook: 'docs/runbook.md#charges-stuck',
          summary: expect.stringContaining('30,000.00'),
          history: [{ type: 'AlertRaised', by: null }],
        },
      ],
    ]);
    const thai = await get(`/v1/alerts/${body.data[0].id}?lang=th`);
    expect(thai.body.toDo).toMatch(/[ก-๙]/u);
    const first = await get('/v1/alerts?limit=1');
    const second = await get(`/v1/alerts?limit=1&cursor=${first.body.nextCursor}`);
    const kinds = [first, second].map(({ body: page }) => page.data[0].kind).sort();
    expect([kinds, second.body.nextCursor]).toEqual([['charges-stuck', 'report-late'], null]);
    expect((await get('/v1/alerts?kind=unheard-of')).status).toBe(400);
    expect((await get('/v1/alerts/none')).body.code).toBe('alert.unknown');
  });

  it('lead to a runbook that names routes and filters that exist', async () => {
    const { paths } = (await get('/openapi.json')).body;
    expect(unknownRoutes(await readFile(RUNBOOK, 'utf8'), paths)).toEqual([]);
    const mistaken = '`GET /v1/breaks?cod=X`, `POST /v1/breaks/<id>/accept`, `GET /v1/breaks/<i>`';
    expect(unknownRoutes(mistaken, paths)).toEqual([
      'GET /v1/breaks: no ?cod',
      'POST /v1/breaks/<id>/accept',
    ]);
  });

  it('are counted for Prometheus, by kind, severity and status', async () => {
    const { text } = await api.http.get('/metrics').auth(analyst, { type: 'bearer' });
    const labels = '{account="main",kind="charges-stuck",severity="medium",status="firing"}';
    expect(text).toContain(`yodtrong_alerts${labels} 1`);
  });

  it('are acknowledged by who may work on breaks, once, with a note or without', async () => {
    const id = await idOf('charges-stuck');
    expect((await acknowledge(id, {}, viewer)).status).toBe(403);
    expect((await acknowledge(id, { note: 7 })).status).toBe(422);
    const taken = await acknowledge(id, { note: 'Opn is informed.' });
    expect([taken.status, taken.body]).toMatchObject([
      200,
      { status: 'acknowledged', acknowledgedBy: 'the analyst', note: 'Opn is informed.' },
    ]);
    expect((await acknowledge(id, {})).body).toEqual(taken.body);
    expect((await get('/v1/alerts?status=acknowledged')).body.data).toHaveLength(1);
    const bare = api.http.post(`/v1/alerts/${await idOf('report-late')}/acknowledge`);
    expect((await bare.auth(analyst, { type: 'bearer' })).status).toBe(200);
  });

  it('that are over cannot be acknowledged, and show what ended them', async () => {
    await look(stuck);
    const id = await idOf('report-late');
    expect((await get(`/v1/alerts/${id}`)).body).toMatchObject({
      ...{ status: 'resolved', proof: stated.proof, count: null },
      history: [{}, { by: 'the analyst' }, { type: 'AlertResolved' }],
    });
    const refused = await acknowledge(id, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'alert.already_resolved']);
  });
});
