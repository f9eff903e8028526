import { addDays, parseBusinessDay } from '#calendar';
import { ReconcileAffectedDays } from '#reconciliation';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const ACCOUNT = 'main';
const DAY = addDays(parseBusinessDay(new Date().toISOString().slice(0, 10)), -2);
const ROW = { currency: 'THB', expectedOn: DAY };

interface BreakBody {
  readonly reference: string;
  readonly status: string;
  readonly assignee: string | null;
  readonly writeOff: object | null;
  readonly clearedAt: string | null;
}

describe('breaks as of then', () => {
  let app: TestApp;
  let key: string;

  beforeAll(async () => {
    app = await startTestApp();
    key = await app.key('analyst');
  });

  afterAll(async () => {
    await app.stop();
  });

  const judge = () => app.commands.execute(new ReconcileAffectedDays(ACCOUNT, true));
  const get = async (path: string) =>
    (await app.http.get(path).set('authorization', `Bearer ${key}`)).body as {
      readonly data: readonly BreakBody[];
      readonly count: number;
      readonly sum: { readonly THB: number };
      readonly groups: readonly object[];
      readonly code?: string;
    };

  async function post(path: string, body: object): Promise<void> {
    const request = app.http.post(path).set('authorization', `Bearer ${key}`);
    expect((await request.send(body)).status).toBeLessThan(300);
  }

  /** The moment after something was said. */
  async function after(said: Promise<unknown>): Promise<string> {
    await said;
    return new Date().toISOString();
  }

  async function standingOfA(asOf: string): Promise<readonly unknown[]> {
    const [item] = (await get(`/v1/breaks?reference=A&asOf=${asOf}`)).data;
    return [item?.status, item?.assignee, item?.writeOff !== null, item?.clearedAt];
  }

  it('are those that were open, with what people had said by then', async () => {
    await post('/v1/expected-receipts', [{ ...ROW, reference: 'A', amount: 10_000 }]);
    await post('/v1/expected-receipts', [{ ...ROW, reference: 'B', amount: 500 }]);
    await judge();
    const [found] = (await get('/v1/breaks?reference=A')).data as readonly { id?: string }[];
    const of = (path: string): string => `/v1/breaks/${found?.id ?? ''}/${path}`;
    const moments = {
      open: new Date().toISOString(),
      assigned: await after(post(of('assign'), { to: 'Suda' })),
      resolved: await after(post(of('resolve'), { reason: 'In cash.' })),
      reopened: await after(post(of('reopen'), { reason: 'Not in cash.' })),
      requested: await after(post(of('write-off'), { reason: 'Bankrupt.' })),
      rejected: await after(post(of('reject'), { reason: 'They pay.' })),
    };
    await post('/v1/expected-receipts/A/withdraw', { reason: 'cancelled' });
    await judge();
    const seen = await Promise.all(Object.values(moments).map(standingOfA));
    expect(seen).toEqual([
      ['open', null, false, null],
      ['assigned', 'Suda', false, null],
      ['resolved', 'Suda', false, null],
      ['assigned', 'Suda', false, null],
      ['assigned', 'Suda', true, null],
      ['assigned', 'Suda', false, null],
    ]);
    const summary = `/v1/breaks/summary?by=status&asOf=${moments.resolved}`;
    expect(await get(summary)).toMatchObject({ count: 2, sum: { THB: -10_500 } });
    const page = await get(`/v1/breaks?limit=1&sort=amount&asOf=${moments.resolved}`);
    expect(page).toMatchObject({ data: [{ reference: 'A' }], count: 2 });
  });

  it('are none that were cleared by then, or came later', async () => {
    const now = new Date().toISOString();
    expect((await get(`/v1/breaks?asOf=${now}`)).data.map(({ reference }) => reference)).toEqual([
      'B',
    ]);
    expect((await get('/v1/breaks?asOf=2020-01-01T00:00:00Z')).data).toEqual([]);
    expect((await get('/v1/breaks?asOf=yesterday')).code).toBe('as_of.invalid');
  });
});
