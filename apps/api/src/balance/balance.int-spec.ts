import { startPayoutApp } from '../../../../test/support/api/payout-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { FakeOpn } from '../../../../test/support/fake-opn.js';

describe('/v1/balance', () => {
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
    api.http.get(`/v1/balance${path}`).set('authorization', `Bearer ${key}`);

  it('walks the balance over the same facts', async () => {
    const { body } = await get('?from=2026-01-12&to=2026-01-14');
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
    const { body } = await get('/2026-01-12');
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
      const { status, body } = await get(query);
      expect([status, body.code]).toEqual([400, 'query.invalid']);
    },
  );
});
