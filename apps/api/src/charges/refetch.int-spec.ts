import { error, FakeOpn, json } from '../../../../test/support/fake-opn.js';
import type { Mishap } from '../../../../test/support/fake-opn.js';
import { promptPay } from '../../../../test/support/recorded-opn.js';
import { startTestApp, testConfig } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const opn = new FakeOpn();
const charge = (id: string) => promptPay({ id, livemode: false });

const tooMany: Mishap = (response) =>
  void response
    .writeHead(429, { 'content-type': 'application/json', 'retry-after': '30' })
    .end(JSON.stringify(error('too_many_requests')));

describe('POST /v1/charges/:id/refetch', () => {
  let api: TestApp;
  let key: string;

  beforeEach(async () => {
    opn.forget();
    await opn.start();
    api = await startTestApp([], testConfig({ OPN_API_URL: opn.url }));
    key = await api.key('analyst');
  });

  afterEach(async () => {
    await api.stop();
    await opn.stop();
  });

  const refetch = (id: string) =>
    api.http.post(`/v1/charges/${id}/refetch`).set('authorization', `Bearer ${key}`);

  it('answers with a charge that was not known here, once the books have it', async () => {
    opn.put(charge('chrg_test_1'));
    const { status, body } = await refetch('chrg_test_1');
    expect([status, body.id, body.status]).toEqual([200, 'chrg_test_1', 'pending']);
  });

  it.each(['chrg_test_nobody', 'nonsense', '..%2Faccount'])(
    'answers 404 where neither we nor Opn know it: %s',
    async (id) => {
      const { status, body } = await refetch(id);
      expect([status, body.code]).toEqual([404, 'charge.unknown']);
      expect(body.detail).toMatch(/^Neither account main nor Opn knows a charge /);
    },
  );

  it('answers 404 where Opn has it no longer, and says that we do', async () => {
    opn.put(charge('chrg_test_1'));
    await refetch('chrg_test_1');
    opn.drop('chrg_test_1');
    const { status, body } = await refetch('chrg_test_1');
    expect([status, body.code]).toEqual([404, 'charge.unknown']);
    expect(body.detail).toMatch(/has the charge chrg_test_1, but Opn answers that it has none/);
  });

  it('answers 503 with a time to try again while Opn asks us to wait', async () => {
    opn.put(charge('chrg_test_1'));
    opn.spoil('chrg_test_1', tooMany);
    const { status, body, headers } = await refetch('chrg_test_1');
    expect([status, body.code]).toEqual([
      503,
      expect.stringMatching(/^opn\.(rate_limited|held_back)$/),
    ]);
    expect(Number(headers['retry-after'])).toBeGreaterThan(20);
  });

  it('answers 503 at once while the way to Opn is shut, and says why', async () => {
    opn.put(charge('chrg_test_1'));
    opn.spoil('chrg_test_1', json(401, error('authentication_failure')));
    expect((await refetch('chrg_test_1')).body.code).toBe('opn.unauthorized');
    const asked = opn.requests.length;
    const { status, body, headers } = await refetch('chrg_test_1');
    expect([status, body.code]).toEqual([503, 'opn.circuit_open']);
    expect(body.detail).toContain('401');
    expect(Number(headers['retry-after'])).toBeGreaterThan(1);
    expect(opn.requests).toHaveLength(asked);
  });
});
