import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const INVOICE = {
  ...{ number: 'INV/2024-10', issuedOn: '2024-10-31', receivedOn: '2024-11-03', month: '2024-10' },
  ...{ sellerName: 'Omise Co., Ltd.', sellerTaxId: '0105556091152', value: 45_214_644 },
  vat: 3_165_025,
};

describe('the routes of tax', () => {
  let api: TestApp;
  let keys: { readonly analyst: string; readonly viewer: string };

  beforeAll(async () => {
    api = await startTestApp();
    keys = { analyst: await api.key('analyst'), viewer: await api.key('viewer') };
  });

  afterAll(async () => {
    await api.stop();
  });

  const post = (body: object, key = keys.analyst, path = '/v1/tax-invoices') =>
    api.http.post(path).set('authorization', `Bearer ${key}`).send(body);
  const get = (path: string, key = keys.viewer) =>
    api.http.get(path).set('authorization', `Bearer ${key}`);

  it('record an invoice once, correct it, and list both', async () => {
    const first = await post(INVOICE);
    expect([first.status, first.body]).toEqual([200, { number: INVOICE.number, changed: true }]);
    expect((await post(INVOICE)).body).toEqual({ number: INVOICE.number, changed: false });
    const conflict = await post({ ...INVOICE, vat: 1 });
    expect([conflict.status, conflict.body.code]).toEqual([409, 'tax_invoice.conflict']);
    const corrected = { ...INVOICE, number: 'INV/2024-10B', supersedes: INVOICE.number };
    expect((await post(corrected)).body).toMatchObject({ changed: true });
    const { body } = await get('/v1/tax/input-vat?month=2024-11');
    expect(body).toMatchObject({ opening: 0, moved: -3_165_025, closing: -3_165_025 });
    const list = await get('/v1/tax-invoices');
    expect(list.body.data).toMatchObject([
      { number: 'INV/2024-10', replacedBy: 'INV/2024-10B', claimedInMonth: '2024-11' },
      {
        ...{ number: 'INV/2024-10B', replacedBy: null, coversFrom: '2024-10-01' },
        ...{ coversTo: '2024-10-31', sellerBranch: '00000', recordedBy: 'the analyst' },
      },
    ]);
  });

  it.each([
    ['no days', { month: undefined }, 400, 'tax_invoice.invalid'],
    ['month and days', { coversFrom: '2024-10-01' }, 400, 'tax_invoice.invalid'],
    ['a seller without a tax id', { sellerTaxId: '1' }, 400, 'tax_invoice.invalid'],
    ['what may not be claimed', { claimedInMonth: '2025-05' }, 400, 'tax_invoice.invalid'],
    ['another one that is not known', { supersedes: 'X' }, 404, 'tax_invoice.unknown'],
    ['half a satang', { vat: 0.5 }, 422, 'body.invalid'],
  ])('refuse an invoice with %s', async (_, changes, status, code) => {
    const answer = await post({ ...INVOICE, number: 'INV-9', ...changes });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('record tax that came back once, and let it be withdrawn', async () => {
    const path = '/v1/tax/withholding-refunds';
    const refund = { reference: 'K-1', amount: 2_500, receivedOn: '2024-11-01' };
    expect((await post(refund, keys.analyst, path)).body).toMatchObject({ changed: true });
    expect((await post(refund, keys.analyst, path)).body).toMatchObject({ changed: false });
    const undone = await post({ reason: 'Not ours.' }, keys.analyst, `${path}/K-1/withdraw`);
    expect(undone.body).toEqual({ reference: 'K-1', changed: true });
    const nonsense = await post({ ...refund, amount: 0 }, keys.analyst, path);
    expect([nonsense.status, nonsense.body.code]).toEqual([400, 'withholding_refund.invalid']);
  });

  it('list days of fees, a quarter at most', async () => {
    const days = await get('/v1/tax/days?from=2024-10-01&to=2024-10-31');
    expect([days.status, days.body]).toEqual([200, { data: [], nextCursor: null }]);
    const year = await get('/v1/tax/days?from=2024-01-01&to=2024-12-31');
    expect([year.status, year.body.code]).toEqual([422, 'day.out_of_range']);
    expect((await get('/v1/tax/days?from=2024-10-01')).status).toBeGreaterThanOrEqual(400);
  });

  it('let those who may only look record nothing', async () => {
    expect((await post(INVOICE, keys.viewer)).status).toBe(403);
    expect((await post({}, keys.viewer, '/v1/tax/withholding-refunds')).status).toBe(403);
    expect((await api.http.get('/v1/tax-invoices')).status).toBe(401);
  });
});
