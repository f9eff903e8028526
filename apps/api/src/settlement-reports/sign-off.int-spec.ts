import { CreateApiKey } from '#access';
import { DayNumbersReader } from '#settlement-reports';
import { startPayoutApp } from '../../../../test/support/api/payout-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { FakeOpn } from '../../../../test/support/fake-opn.js';

const DAY = '/v1/settlement-reports/2026-01-12';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** One story: a day is closed, and signed step by step. */
describe('signing a report', () => {
  let opn: FakeOpn;
  let api: TestApp;
  const keys = new Map<string, string>();

  beforeAll(async () => {
    opn = await new FakeOpn().start();
    api = await startPayoutApp(opn);
    for (const role of ['viewer', 'analyst', 'approver'] as const) {
      keys.set(role, await api.key(role));
    }
    const service = new CreateApiKey('main', 'robot', 'service', 'approver', 'a test');
    keys.set('service', (await api.commands.execute(service)).text);
    await post('analyst', 'close');
  });

  afterAll(async () => {
    await api.stop();
    await opn.stop();
  });

  async function send(who: string, method: 'get' | 'post', path: string, body?: object) {
    const request = api.http[method](path).set('authorization', `Bearer ${keys.get(who) ?? ''}`);
    const answer: Answer = body
      ? await request.set('content-type', 'application/json').send(JSON.stringify(body))
      : await request;
    return answer;
  }
  const post = (who: string, step: string, body?: object) =>
    send(who, 'post', `${DAY}/${step}`, body);
  const get = (path: string) => send('viewer', 'get', path);

  it('begins unsigned, and is shown beside the report', async () => {
    expect((await get(`${DAY}/sign-off`)).body).toMatchObject({
      day: '2026-01-12',
      versions: [{ version: 1, status: 'unsigned', prepared: null, steps: [] }],
    });
    const { body } = await get('/v1/settlement-reports');
    expect(body['data']).toMatchObject([{ version: 1, signOff: { status: 'unsigned' } }]);
  });

  it('is counted for operators, with what the last closed day leaves unexplained', async () => {
    const { text } = await get('/metrics');
    expect(text).toContain('yodtrong_days_unapproved{account="main"} 1\n');
    const numbers = await api.app.get(DayNumbersReader).of('main');
    expect(numbers).toMatchObject({ unapproved: ['2026-01-12'], lastClosed: { remainder: 0n } });
    expect(numbers.overdue.length).toBeGreaterThan(1);
    expect(numbers.overdue).not.toContain('2026-01-12');
    expect(text).toContain('yodtrong_last_day_unexplained_satang{account="main"} 0\n');
  });

  it('is for persons of a role, of the version that stands', async () => {
    expect((await post('viewer', 'prepare')).status).toBe(403);
    expect((await post('analyst', 'approve')).status).toBe(403);
    expect((await post('service', 'prepare')).body).toMatchObject({
      status: 403,
      code: 'sign_off.four_eyes',
    });
    expect((await post('analyst', 'prepare', { version: 2 })).body).toMatchObject({
      status: 409,
      code: 'sign_off.stale',
      version: 1,
    });
    expect((await post('analyst', 'prepare', { digest: 'ab' })).status).toBe(409);
    expect((await post('approver', 'approve')).body).toMatchObject({
      status: 409,
      code: 'sign_off.not_prepared',
    });
    const open = await send('analyst', 'post', '/v1/settlement-reports/2026-01-13/prepare');
    expect(open.body).toMatchObject({ status: 409, code: 'sign_off.not_issued' });
  });

  it('waits for grave breaks to be accepted, and changes nothing of the report', async () => {
    const before = (await get(DAY)).text;
    const month = async () => (await get('/v1/periods/2026-01')).body['unapproved'];
    expect((await post('analyst', 'prepare')).body).toMatchObject({
      status: 'prepared',
      prepared: { by: 'the analyst', note: null },
    });
    expect(await month()).toEqual([{ day: '2026-01-12', version: 1, status: 'prepared' }]);
    const blocked = await post('approver', 'approve');
    expect(blocked.body).toMatchObject({ status: 409, code: 'sign_off.not_settled' });
    expect(blocked.body['breaks']).toMatchObject([{ code: 'PAID_AFTER_EXPIRY' }]);
    const approved = await post('approver', 'approve', { note: 'the shop keeps late money' });
    expect(approved.body).toMatchObject({
      ...{ version: 1, status: 'approved' },
      approved: { by: 'the approver', note: 'the shop keeps late money' },
      steps: [{ step: 'prepare' }, { step: 'approve', accepted: [expect.any(String)] }],
    });
    expect(await month()).toEqual([]);
    expect((await get(DAY)).text).toBe(before);
    expect((await post('analyst', 'close')).body).toMatchObject({ version: 1 });
  });

  it('is sent back with a note, and begins anew', async () => {
    expect((await post('approver', 'reject')).body).toMatchObject({
      status: 422,
      code: 'sign_off.note_required',
    });
    expect((await post('approver', 'reject', { note: 'look again' })).body).toMatchObject({
      status: 'rejected',
      approved: null,
      rejected: { by: 'the approver', note: 'look again' },
    });
    expect((await post('approver', 'approve', { note: 'x' })).status).toBe(409);
    const rules = { from: '2026-01-01', reviewRequired: true };
    keys.set('admin', await api.key('admin'));
    expect((await send('admin', 'post', '/v1/settings/report-rules', rules)).status).toBeLessThan(
      300,
    );
    await post('analyst', 'prepare');
    expect((await post('approver', 'approve', { note: 'x' })).body).toMatchObject({
      code: 'sign_off.not_reviewed',
    });
    expect((await post('analyst', 'review')).body).toMatchObject({ code: 'sign_off.four_eyes' });
    expect((await post('admin', 'review')).body).toMatchObject({ status: 'reviewed' });
    expect((await post('approver', 'approve', { note: 'x' })).body).toMatchObject({
      status: 'approved',
    });
  });
});
