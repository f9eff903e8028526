import { ObserveBalance, SweepList } from '#ingestion';
import { parseInstant } from '#kernel';
import { BooksKeeper } from '#ledger';
import { startTestApp, testConfig } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { FakeOpn } from '../../../../test/support/fake-opn.js';
import { transaction, transfer } from '../../../../test/support/money-objects.js';
import { promptPay } from '../../../../test/support/recorded-opn.js';

const at = (day: number, time = '01:00:14') => parseInstant(`2026-01-${day}T${time}Z`);

const TEST_MODE = { livemode: false };
const released = (day: number) => ({ ...TEST_MODE, transferable_at: at(day, '00:00:00') });

/** A charge of a name that a spreadsheet would calculate, and what it brought. */
const CHARGE = promptPay({
  ...{ id: 'chrg_test_1', ...TEST_MODE, status: 'successful', paid: true },
  ...{ created_at: at(12), paid_at: at(12), transaction: 'trxn_sale' },
  metadata: { order_id: '=1+1' },
});

const payout = (name: string, day: number, amount: number, schedule: string | null = 'schd_1') => [
  transfer(name, at(day), { ...TEST_MODE, amount, net: amount - 3_000, schedule }),
  transaction(`out_${name}`, at(day), {
    ...{ ...released(day), direction: 'debit', amount, origin: `trsf_${name}` },
  }),
];

const BALANCE = {
  ...{ object: 'balance', location: '/balance', currency: 'THB', ...TEST_MODE },
  ...{ total: 990, transferable: 990, on_hold: 0, reserve: 0 },
  created_at: '2019-05-01T00:00:00Z',
};

describe('/v1/transfers', () => {
  const opn = new FakeOpn();
  let api: TestApp;
  let key: string;

  beforeAll(async () => {
    await opn.start();
    api = await startTestApp([], testConfig({ OPN_API_URL: opn.url }));
    key = await api.key('viewer');
    opn.put(CHARGE, ...payout('one', 14, 392_938), ...payout('two', 15, 5_000, null));
    opn.put(...payout('three', 16, 4_000));
    opn.balance = { ...BALANCE };
    opn.put(
      transaction('sale', at(12), { ...released(13), origin: CHARGE['id'], amount: 392_938 }),
      transaction('strange', at(14, '05:00:00'), { ...released(15), amount: 9_990 }),
    );
    for (const list of ['charges', 'transactions', 'transfers'] as const) {
      await api.commands.execute(new SweepList('main', list, at(10), at(20)));
    }
    // Opn has as many transactions as the books: so nothing is missing before the first.
    await api.commands.execute(new ObserveBalance('main'));
    await api.app.get(BooksKeeper).catchUp('main');
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

  it('writes the lines as a file, in baht, with nothing that a spreadsheet calculates', async () => {
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

  it('walks the balance over the same facts', async () => {
    const { body } = await api.http
      .get('/v1/balance?from=2026-01-12&to=2026-01-14')
      .set('authorization', `Bearer ${key}`);
    expect(body.data).toEqual([
      {
        ...{ day: '2026-01-12', opening: 0, closing: 392_938, observation: null },
        movements: [{ kind: 'charges', count: 1, amount: 392_938 }],
      },
      {
        ...{ day: '2026-01-13', opening: 392_938, closing: 392_938, observation: null },
        movements: [],
      },
      {
        ...{ day: '2026-01-14', opening: 392_938, closing: 9_990, observation: null },
        movements: [
          { kind: 'charges', count: 1, amount: 9_990 },
          { kind: 'transfers', count: 1, amount: -392_938 },
        ],
      },
    ]);
  });

  it('says what the balance of a day consists of, and that it adds up', async () => {
    const { body } = await api.http
      .get('/v1/balance/2026-01-12')
      .set('authorization', `Bearer ${key}`);
    expect(body).toMatchObject({ day: '2026-01-12', total: 392_938, balance: 392_938 });
    expect(body.parts).toEqual([
      {
        ...{ part: 'on-hold', originDay: '2026-01-12', count: 1, amount: 392_938 },
        ...{ releaseOn: '2026-01-13', age: 0, bucket: '0–1' },
      },
    ]);
  });

  it.each(['?from=2026-01-02&to=2026-01-01', '?from=2020-01-01&to=2026-01-01'])(
    'refuses a walk %s',
    async (query) => {
      const { status, body } = await api.http
        .get(`/v1/balance${query}`)
        .set('authorization', `Bearer ${key}`);
      expect([status, body.code]).toEqual([400, 'query.invalid']);
    },
  );
});
