import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const FOLDER = fileURLToPath(new URL('../../../../test/fixtures/bank/', import.meta.url));
const MAPPING = JSON.stringify({ bookedOn: 'Day', amount: 'Sum', description: 'Text' });

interface Line {
  readonly id: string;
  readonly bookedOn: string;
}

describe('bank lines over HTTP', () => {
  let api: TestApp;
  let key: string;

  beforeAll(async () => {
    api = await startTestApp();
    key = await api.key('analyst');
  });

  afterAll(() => api.stop());

  const post = (path: string, type: string, body: Buffer | string, by = key) =>
    api.http
      .post(`/v1/bank-lines${path}`)
      .set('authorization', `Bearer ${by}`)
      .set('content-type', type)
      .send(body);
  const get = async (query = '') => {
    const answer = await api.http
      .get(`/v1/bank-lines${query}`)
      .set('authorization', `Bearer ${key}`);
    expect(answer.status).toBe(200);
    return answer.body as { data: readonly Line[]; nextCursor: string | null };
  };
  const sample = (file: string) => readFileSync(`${FOLDER}${file}`);

  it('are imported from a bank’s export, after a preview that stores nothing', async () => {
    const preview = await post('/preview?preset=kbank', 'text/csv', sample('kbank.csv'));
    expect(preview.body).toMatchObject({
      ...{ accepted: 3, unchanged: 0, ignored: 2 },
      reading: { form: 'csv', headingRow: 6, columns: { deposit: 'Deposit (THB)' } },
    });
    expect((await get()).data).toEqual([]);
    const answer = await post('?preset=kbank', 'text/csv', sample('kbank.csv'));
    expect([answer.status, answer.body]).toMatchObject([
      200,
      {
        ...{ accepted: 3, unchanged: 0, revised: 0, ignored: 2 },
        controlTotals: { count: 5, amount: 1_186_517 },
        statement: { from: '2026-11-16', to: '2026-11-20', difference: { count: 0, amount: 0 } },
      },
    ]);
    const again = await post('?preset=kbank', 'text/csv', sample('kbank.csv'));
    expect(again.body).toMatchObject({ accepted: 0, unchanged: 3 });
  });

  it('are listed by day and state, page by page, without names and account numbers', async () => {
    const first = await get('?limit=2');
    expect(first.data.map(({ bookedOn }) => bookedOn)).toEqual(['2026-11-16', '2026-11-17']);
    const second = await get(`?limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({
      data: [{ kind: 'return', amount: -50_000, description: 'คืนเงิน', bankAccount: '6789' }],
      nextCursor: null,
    });
    expect((await get('?day=2026-11-17&state=open')).data).toHaveLength(1);
    expect((await get('?state=matched')).data).toEqual([]);
    expect(JSON.stringify([first, second])).not.toMatch(/45678|ตัวอย่าง|SHOPNOW/);
  });

  it('are withdrawn, with a reason', async () => {
    const [line] = (await get('?day=2026-11-17')).data;
    const path = `/${line!.id}/withdraw`;
    const withdrawn = await post(path, 'application/json', '{"reason":"of another shop"}');
    expect(withdrawn.body).toEqual({ id: line!.id, changed: true });
    expect((await get('?state=withdrawn')).data).toMatchObject([
      { id: line!.id, withdrawnBy: 'the analyst', reason: 'of another shop' },
    ]);
    const again = await post(path, 'application/json', '{"reason":"of another shop"}');
    expect(again.body).toEqual({ id: line!.id, changed: false });
    const unknown = await post('/bkl_0/withdraw', 'application/json', '{"reason":"none"}');
    expect([unknown.status, unknown.body]).toMatchObject([404, { code: 'bank_line.unknown' }]);
  });

  it('are imported by a mapping, as JSON, and from a page of HTML', async () => {
    const csv = 'Day,Sum,Text\n21/11/2026,"1,000.00",OMISE\n';
    const mapped = await post(`?mapping=${encodeURIComponent(MAPPING)}`, 'text/csv', csv);
    expect(mapped.body).toMatchObject({ accepted: 1, statement: { preset: null } });
    const rows = [{ bookedOn: '2026-11-22', amount: 97_000, description: 'OMISE' }];
    const json = await post('', 'application/json', JSON.stringify(rows));
    expect(json.body).toMatchObject({ accepted: 1, controlTotals: { count: 1, amount: 97_000 } });
    const html = await post(
      '?preset=krungthai',
      'application/vnd.ms-excel',
      sample('krungthai.xls'),
    );
    expect(html.body).toMatchObject({ accepted: 1, ignored: 1 });
    const list = api.http.get('/v1/bank-statements?day=2026-11-16');
    const { body } = await list.set('authorization', `Bearer ${key}`);
    expect((body as { data: unknown[] }).data).toHaveLength(2);
  });

  it.each([
    ['without a preset', '', 'text/csv', 'A,B', 400, 'preset.required'],
    ['by an unknown preset', '?preset=nobank', 'text/csv', 'A,B', 404, 'preset.unknown'],
    ['by a mapping that is none', '?mapping=x', 'text/csv', 'A,B', 400, 'mapping.invalid'],
    ['with a bad row', '', 'application/json', '[{"amount":1.5}]', 422, 'import.refused'],
    [
      'for days that end first',
      '?from=2026-11-22&to=2026-11-21',
      'application/json',
      '[{"bookedOn":"2026-11-22","amount":1,"description":"X"}]',
      400,
      'period.invalid',
    ],
    ['in another form', '', 'image/png', 'x', 415, 'body.media_type'],
  ])('are refused %s', async (_, query, type, body, status, code) => {
    const answer = await post(query, type, body);
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
  });

  it('are not for viewers to import', async () => {
    const answer = await post('', 'application/json', '[]', await api.key('viewer'));
    expect(answer.status).toBe(403);
  });
});
