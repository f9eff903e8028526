import { inJanuary as at, startPayoutApp } from '../../../../test/support/api/payout-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { FakeOpn } from '../../../../test/support/fake-opn.js';

describe('/v1/transfers', () => {
  const opn = new FakeOpn();
  let api: TestApp;
  let key: string;

  beforeAll(async () => {
    await opn.start();
    api = await startPayoutApp(opn);
    key = await api.key('viewer');
  });

  afterAll(async () => {
    await api.stop();
    await opn.stop();
  });

  const get = (path: string) =>
    api.http.get(`/v1/transfers${path}`).set('authorization', `Bearer ${key}`);

  const idsOf = async (query: string): Promise<readonly string[]> => {
    const { body } = await get(query);
    return (body.data as { id: string }[]).map(({ id }) => id);
  };

  it('lists all of them, the latest first, with what they are made of', async () => {
    const { status, body } = await get('');
    expect(status).toBe(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([
      'trsf_three',
      'trsf_two',
      'trsf_one',
    ]);
    expect(body.data[2]).toMatchObject({
      ...{ id: 'trsf_one', status: 'created', amount: 392_938, fee: 2_804, feeVat: 196 },
      ...{ net: 389_938, sentAt: null, paidAt: null, schedule: 'schd_1', day: '2026-01-14' },
      bankAccount: { bankCode: 'test', lastDigits: '6789' },
      composition: {
        ...{ computable: true, reason: null, count: 1, sum: 392_938, remainder: 0, taken: 0 },
        ...{ after: null, until: at(14) },
      },
    });
  });

  it.each([
    ['?status=created', ['trsf_three', 'trsf_two', 'trsf_one']],
    ['?status=paid', []],
    ['?day=2026-01-15', ['trsf_two']],
    ['?state=explained', ['trsf_one']],
    ['?state=unexplained', ['trsf_three']],
    ['?state=not-computable', ['trsf_two']],
  ])('lists those of %s', async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  it('lists them page by page', async () => {
    const first = await get('?limit=2');
    expect(first.body.data).toHaveLength(2);
    expect(await idsOf(`?limit=2&cursor=${first.body.nextCursor}`)).toEqual(['trsf_one']);
  });

  it('shows one day by day and kind by kind, down to its remainder', async () => {
    const { body } = await get('/trsf_three');
    expect(body.composition).toMatchObject({ count: 1, sum: 4_990, taken: 5_000, remainder: -990 });
    const nothing = { originDay: null, gross: null, fee: null, feeVat: null };
    expect(body.groups).toEqual([
      { ...nothing, originDay: '2026-01-14', kind: 'other', count: 1, amount: 9_990 },
      { ...nothing, kind: 'partial-transfer', count: 1, amount: -5_000 },
      { ...nothing, kind: 'remainder', count: 1, amount: -990 },
    ]);
    expect([body.bank, body.breaks]).toEqual([null, []]);
  });

  it('itemises charges with their fee and VAT', async () => {
    const { body } = await get('/trsf_one');
    expect(body.groups[0]).toEqual({
      ...{ originDay: '2026-01-12', kind: 'charge', count: 1 },
      ...{ gross: 400_000, fee: 6_600, feeVat: 462, amount: 392_938 },
    });
  });

  it('lists the lines of one', async () => {
    const { body } = await get('/trsf_one/transactions');
    expect(body).toEqual({
      nextCursor: null,
      data: [
        {
          ...{ id: 'trxn_sale', kind: 'charge', originId: 'chrg_test_1', chargeId: 'chrg_test_1' },
          ...{ originDay: '2026-01-12', reference: '=1+1', gross: 400_000, fee: 6_600 },
          ...{ feeVat: 462, amount: 392_938, createdAt: at(12) },
          transferableAt: at(13, '00:00:00'),
        },
      ],
    });
  });

  it('lists no lines of one that nobody can compute, and says why', async () => {
    const { body } = await get('/trsf_two');
    expect(body.composition).toMatchObject({
      ...{ computable: false, reason: 'partial', count: null, sum: null, remainder: null },
    });
    expect((await get('/trsf_two/transactions')).body.data).toEqual([]);
  });

  it('writes the lines as a file, in baht, with nothing to be calculated', async () => {
    const { text, headers } = await get('/trsf_one/transactions.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n')).toEqual([
      'transaction_id,kind,origin_day,origin_id,charge_id,reference,gross,fee,fee_vat,amount,' +
        'created_at,transferable_at',
      "trxn_sale,charge,2026-01-12,chrg_test_1,chrg_test_1,'=1+1,4000.00,66.00,4.62,3929.38," +
        '2026-01-12T01:00:14Z,2026-01-13T00:00:00Z',
      '',
    ]);
  });

  it.each(['/trsf_none', '/trsf_none/transactions', '/trsf_none/transactions.csv'])(
    'does not know %s',
    async (path) => {
      const { status, body } = await get(path);
      expect([status, body.code]).toEqual([404, 'transfer.unknown']);
    },
  );
});
