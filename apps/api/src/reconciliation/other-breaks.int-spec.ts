import { ReconcileAffectedDays } from '#reconciliation';
import { FakeOpn } from '../../../../test/support/fake-opn.js';
import { startPayoutApp } from '../../../../test/support/api/payout-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

describe('a day over HTTP', () => {
  const opn = new FakeOpn();
  let api: TestApp;
  let key: string;

  beforeAll(async () => {
    await opn.start();
    api = await startPayoutApp(opn);
    key = await api.key('viewer');
    await api.commands.execute(new ReconcileAffectedDays('main', true));
  });

  afterAll(async () => {
    await api.stop();
    await opn.stop();
  });

  const day = async (path: string) =>
    (await api.http.get(`/v1/reconciliations/${path}`).set('authorization', `Bearer ${key}`)).body;

  it('has the breaks of payouts beside those of its receipts and charges', async () => {
    const { breaks, otherBreaks } = await day('2026-01-16');
    expect(breaks).toEqual([]);
    expect(otherBreaks).toEqual([{ code: 'SETTLEMENT_SHORT', count: 1, amount: -990 }]);
    expect((await day('2026-01-13')).otherBreaks).toEqual([]);
  });

  it('says nothing of them as of the past, for they are kept as last judged', async () => {
    const { position } = (await day('2026-01-16')).asOf;
    const then = await day(`2026-01-16?asOf=position:${position}`);
    expect([then.breaks, then.otherBreaks]).toEqual([[], null]);
  });
});
