import { BooksKeeper } from '#ledger';
import ExcelJS from 'exceljs';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const PATH = '/v1/expected-receipts';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADING = ['reference', 'amount', 'currency', 'expectedOn'];
const CSV = `${HEADING.join()}\nA,"1,000.00",THB,2026-11-20\nB,5,THB,2026-11-21\n`;

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Orders');
  [HEADING, ['X-1', 12.5, 'THB', new Date('2026-11-20T00:00:00Z')]].forEach((cells, row) =>
    cells.forEach((value, column) => (sheet.getCell(row + 1, column + 1).value = value)),
  );
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('expected receipts over HTTP', () => {
  let api: TestApp;
  let key: string;
  let admin: string;

  beforeAll(async () => {
    api = await startTestApp();
    [key, admin] = [await api.key('analyst'), await api.key('admin')];
  });
  afterAll(() => api.stop());

  const post = (path: string, type: string, body: string | Buffer, by = key) =>
    api.http.post(path).set('authorization', `Bearer ${by}`).set('content-type', type).send(body);
  const get = (path: string) => api.http.get(path).set('authorization', `Bearer ${key}`);

  const namesOf = ({ data }: { readonly data: readonly { readonly reference: string }[] }) =>
    data.map(({ reference }) => reference);

  it('come as CSV, TSV, Excel and JSON', async () => {
    const json = '[{"reference":"J-1","amount":100,"currency":"THB","expectedOn":"2026-11-20"}]';
    const tsv = CSV.replaceAll('"1,000.00"', '7').replaceAll(',', '\t').replace('A', 'T-1');
    const sent: [string, string | Buffer, number][] = [
      ['text/csv; charset=utf-8', CSV, 100_500],
      ['text/tab-separated-values', tsv.replace('\nB\t5\tTHB\t2026-11-21', ''), 700],
      [XLSX, await workbook(), 1_250],
      ['application/json', json, 100],
    ];
    for (const [type, body, amount] of sent) {
      const { status, body: answer } = await post(PATH, type, body);
      expect([status, answer.controlTotals?.amount]).toEqual([200, amount]);
    }
    expect((await post(PATH, 'application/pdf', CSV)).status).toBe(415);
  });

  it('are previewed, and refused where their totals are others than stated', async () => {
    const { body } = await post(`${PATH}/preview`, 'text/csv', CSV.replace('5', 'five'));
    expect(body).toMatchObject({ importable: false, errors: [{ row: 3, field: 'amount' }] });
    const refused = await post(`${PATH}?count=3&amount=100500`, 'text/csv', CSV);
    expect([refused.status, refused.body.code]).toEqual([422, 'import.control_total']);
    expect(refused.body).toMatchObject({ breakCode: 'CONTROL_TOTAL', controlTotals: { count: 2 } });
  });

  it('are read by a preset, or by a mapping in the address', async () => {
    const shop = 'No,Sum,Day\nP-1,5,20/11/2569\n';
    const mapping = {
      reference: 'No',
      amount: 'Sum',
      expectedOn: 'Day',
      dateFormats: 'dd/mm/yyyy',
    };
    const preset = JSON.stringify({ name: 'shop', target: 'receipts', mapping });
    const unknown = await post(`${PATH}?preset=shop`, 'text/csv', shop);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'preset.unknown']);
    const saved = await post('/v1/settings/import-preset', 'application/json', preset, admin);
    expect(saved.status).toBe(200);
    expect((await post(`${PATH}?preset=shop`, 'text/csv', shop)).body).toMatchObject({
      accepted: 1,
    });
    const inline = `${PATH}/preview?mapping=${encodeURIComponent(JSON.stringify(mapping))}`;
    expect((await post(inline, 'text/csv', shop)).body).toMatchObject({ unchanged: 1 });
    const bad = await post(`${PATH}?mapping=x`, 'text/csv', shop);
    expect([bad.status, bad.body.code]).toEqual([400, 'mapping.invalid']);
  });

  it('are listed with their totals, and each with its history', async () => {
    await post(PATH, 'text/csv', CSV);
    await post(PATH, 'text/csv', `${HEADING.join()}\nA,7,THB,2026-11-20\n`);
    await post(`${PATH}/A/withdraw`, 'application/json', '{"note":"void"}');
    await api.app.get(BooksKeeper).catchUp('main');
    const list = await get(`${PATH}?status=withdrawn`);
    expect(list.body).toMatchObject({
      data: [{ reference: 'A' }],
      totals: { count: 1, amount: 700 },
    });
    const open = await get(`${PATH}?status=open&text=b&limit=1`);
    expect(open.body).toMatchObject({
      data: [{ reference: 'B' }],
      totals: { count: 1, amount: 500 },
    });
    const age = { days: expect.any(Number), bankBusinessDays: expect.any(Number) };
    expect(open.body.data).toMatchObject([{ state: 'expected', age }]);
    const { body } = await get(`${PATH}/A`);
    expect(body).toMatchObject({ reference: 'A', revision: 2, status: 'withdrawn' });
    expect(body.standing).toMatchObject({ state: 'withdrawn', payments: [], held: null });
    expect(body.history.map(({ type }: { type: string }) => type)).toEqual([
      'receipt.expected',
      'expectation.revised',
      'expectation.withdrawn',
    ]);
    expect((await get(`${PATH}/Z`)).status).toBe(404);
  });

  it('are listed by where their money is, page by page of a day', async () => {
    const row = { amount: 100, currency: 'THB', expectedOn: '2026-11-25' };
    const rows = ['S-1', 'S-2', 'S-3', 'S-4'].map((reference) => ({ ...row, reference }));
    await post(PATH, 'application/json', JSON.stringify(rows));
    await post(`${PATH}/S-2/withdraw`, 'application/json', '{}');
    await api.app.get(BooksKeeper).catchUp('main');
    const asked = `${PATH}?day=2026-11-25&state=expected&limit=2`;
    const { body: first } = await get(asked);
    expect(namesOf(first)).toEqual(['S-1', 'S-3']);
    expect(first.totals).toBeNull();
    const { body: second } = await get(`${asked}&cursor=${first.nextCursor}`);
    expect([namesOf(second), second.nextCursor]).toEqual([['S-4'], null]);
    const gone = await get(`${PATH}?day=2026-11-25&state=withdrawn`);
    expect(namesOf(gone.body)).toEqual(['S-2']);
    const dayless = await get(`${PATH}?state=expected`);
    expect([dayless.status, dayless.body.code]).toEqual([400, 'query.invalid']);
  });
});
