import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

describe('the routes of journal exports', () => {
  let api: TestApp;
  let key: string;

  beforeAll(async () => {
    api = await startTestApp();
    key = await api.key('viewer');
  });

  afterAll(async () => {
    await api.stop();
  });

  const get = (path: string) => api.http.get(path).set('authorization', `Bearer ${key}`);

  it('list no batch before a day is closed, and say so of one that is asked for', async () => {
    const list = await get('/v1/journal-exports');
    expect([list.status, list.body]).toEqual([200, { data: [], nextCursor: null }]);
    const file = await get('/v1/journal-exports/EXP-000001.csv');
    expect([file.status, file.body.code]).toEqual([404, 'journal_export.unknown']);
    expect(file.body.detail).toContain('no day has been closed yet');
  });

  it.each(['lang=de', 'dates=us', 'bom=maybe', 'unmapped=yes'])('refuse %s', async (query) => {
    const answer = await get(`/v1/journal-exports/EXP-000001.csv?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'query.invalid']);
  });

  it('need a credential', async () => {
    expect((await api.http.get('/v1/journal-exports')).status).toBe(401);
  });

  it('open a voucher to its entries by kind and days', async () => {
    const query = 'kind=R1&day=2026-11-20&relatesTo=2026-11-20&ledgerAccount=payment-fees';
    const entries = await get(`/v1/ledger/entries?${query}`);
    expect([entries.status, entries.body.data]).toEqual([200, []]);
    expect((await get('/v1/ledger/entries?kind=R9')).status).toBe(400);
  });
});
