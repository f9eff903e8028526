import { addDays, parseBusinessDay } from '#calendar';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const DAY = addDays(parseBusinessDay(new Date().toISOString().slice(0, 10)), -2);

describe('what matches, and what does not', () => {
  let app: TestApp;
  let analyst: string;

  beforeAll(async () => {
    app = await startTestApp();
    analyst = await app.key('analyst');
    const row = { amount: 10_000, currency: 'THB', expectedOn: DAY };
    await post('/v1/expected-receipts', [
      { ...row, reference: '=A' },
      { ...row, reference: 'B' },
    ]);
  });

  afterAll(async () => {
    await app.stop();
  });

  const post = (path: string, body: object) =>
    app.http
      .post(path)
      .set('authorization', `Bearer ${analyst}`)
      .set('content-type', 'application/json')
      .send(JSON.stringify(body));
  const linesOf = async (path: string): Promise<readonly string[]> => {
    const { text } = await app.http.get(path).set('authorization', `Bearer ${analyst}`);
    return text.trimEnd().split('\r\n');
  };

  it('is a file of receipts, a line each', async () => {
    const [heading, first, second] = await linesOf(`/v1/expected-receipts.csv?day=${DAY}`);
    expect(heading).toMatch(/^reference,document_no,.*,match_key,state,code$/);
    expect(first).toMatch(/^'=A,.*,100\.00,.*,held_by_break,RECEIPT_UNPAID$/);
    expect(second).toMatch(/^B,/);
  });

  it('is a file of charges, if only with a heading', async () => {
    const lines = await linesOf(`/v1/charges.csv?day=${DAY}`);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^charge_id,reference,status,.*,state,code$/);
  });

  it('needs a day', async () => {
    const request = app.http.get('/v1/charges.csv').set('authorization', `Bearer ${analyst}`);
    expect((await request).status).toBe(400);
  });

  it('takes no return for an order that nobody knows, or for which nobody paid', async () => {
    const body = { amount: 100, date: DAY, note: null };
    const unknown = await post('/v1/expected-receipts/NONE/returns', body);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'expectation.unknown']);
    const unpaid = await post('/v1/expected-receipts/B/returns', body);
    expect([unpaid.status, unpaid.body.code]).toEqual([409, 'return.not_due']);
  });
});
