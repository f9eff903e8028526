import { startPayoutApp } from '../../../../test/support/api/payout-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { FakeOpn } from '../../../../test/support/fake-opn.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the monthly pack over HTTP', () => {
  let opn: FakeOpn;
  let api: TestApp;
  let viewer: string;

  beforeAll(async () => {
    opn = await new FakeOpn().start();
    api = await startPayoutApp(opn);
    viewer = await api.key('viewer');
  });

  afterAll(async () => {
    await api.stop();
    await opn.stop();
  });

  const get = (path: string) => api.http.get(path).set('authorization', `Bearer ${viewer}`);

  it('is a workbook, provisional while the month is open', async () => {
    const { status, headers } = await get('/v1/periods/2026-01.xlsx?lang=th');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': XLSX,
      'content-disposition': 'attachment; filename="pack-main-2026-01-provisional-th.xlsx"',
    });
  });

  it('is JSON with every table', async () => {
    const { status, body } = await get('/v1/periods/2026-01/pack');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ schema: 'settlement.monthly.v1', account: 'main', month: '2026-01' },
      ...{ status: 'provisional', version: 0, reason: 'not_closed' },
    });
    for (const table of ['days', 'inputVat', 'cutOff', 'journal', 'signOff']) {
      expect(Array.isArray(body[table])).toBe(true);
    }
  });

  it.each([
    ['/v1/periods/2025-01.xlsx', 404, 'period.unknown', 'its first day is 2026-01-'],
    ['/v1/periods/2199-01/pack', 422, 'period.out_of_range', 'has not begun'],
    ['/v1/periods/2999-01/pack', 400, 'month.invalid', 'between 2000-01 and 2199-12'],
    ['/v1/periods/2026-13.xlsx', 400, 'month.invalid', '2026-13'],
    ['/v1/periods/2026-01.xlsx?version=1', 404, 'pack.unknown', 'never closed'],
    ['/v1/periods/2026-01.xlsx?lang=fr', 400, 'query.invalid', 'lang'],
  ])('%s is refused and explained', async (path, status, code, text) => {
    const { body } = await get(path);
    expect(body).toMatchObject({ status, code });
    expect(body.detail).toContain(text);
  });

  it('needs a key', async () => {
    expect((await api.http.get('/v1/periods/2026-01.xlsx')).status).toBe(401);
  });
});
