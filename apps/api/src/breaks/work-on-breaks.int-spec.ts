import { addDays, parseBusinessDay } from '#calendar';
import { BooksKeeper } from '#ledger';
import { ReconcileAffectedDays } from '#reconciliation';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

const ACCOUNT = 'main';
const YESTERDAY = addDays(parseBusinessDay(new Date().toISOString().slice(0, 10)), -2);

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

describe('work on breaks', () => {
  let app: TestApp;
  let keys: Readonly<Record<'viewer' | 'analyst' | 'approver', string>>;

  beforeAll(async () => {
    app = await startTestApp();
    const [viewer, analyst, approver] = await Promise.all([
      app.key('viewer'),
      app.key('analyst'),
      app.key('approver'),
    ]);
    keys = { viewer, analyst, approver };
    const row = { currency: 'THB', expectedOn: YESTERDAY };
    const rows = ['A', 'B', 'C', '=D'].map((reference, index) => {
      return { ...row, reference, amount: (index + 1) * 10_000 };
    });
    await send('analyst', 'post', '/v1/expected-receipts', rows);
    await app.commands.execute(new ReconcileAffectedDays(ACCOUNT, true));
  });

  afterAll(async () => {
    await app.stop();
  });

  async function send(
    who: keyof typeof keys,
    method: 'get' | 'post',
    path: string,
    body?: object,
  ): Promise<Answer> {
    const request = app.http[method](path).set('authorization', `Bearer ${keys[who]}`);
    return body
      ? request.set('content-type', 'application/json').send(JSON.stringify(body))
      : request;
  }

  const list = async (query = ''): Promise<readonly { id: string; reference: string }[]> =>
    (await send('viewer', 'get', `/v1/breaks?${query}`)).body['data'] as never;
  const idOf = async (reference: string): Promise<string> =>
    (await list(`reference=${encodeURIComponent(reference)}`))[0]?.id ?? '';
  const balances = async (): Promise<Readonly<Record<string, number>>> => {
    const { body } = await send('viewer', 'get', '/v1/ledger/balances');
    const rows = body['data'] as readonly { ledgerAccount: string; balance: number }[];
    return Object.fromEntries(
      rows.filter(({ balance }) => balance !== 0).map((row) => [row.ledgerAccount, row.balance]),
    );
  };

  it('leads from open to written off by two people, and back', async () => {
    const id = await idOf('A');
    const at = (path: string): string => `/v1/breaks/${id}/${path}`;
    const assigned = await send('analyst', 'post', at('assign'), { to: 'Suda' });
    expect(assigned.body).toMatchObject({ status: 'assigned', assignee: 'Suda' });
    await send('analyst', 'post', at('comment'), { text: 'Called twice.' });
    const asked = await send('analyst', 'post', at('write-off'), { reason: 'Bankrupt.' });
    expect(asked.body).toMatchObject({
      status: 'assigned',
      writeOff: {
        status: 'requested',
        entry: { debit: 'write-offs', credit: 'reconciled-receipts', amount: 10_000 },
      },
    });
    expect(await balances()).toEqual({});
    expect((await send('analyst', 'post', at('approve'))).status).toBe(403);
    const approved = await send('approver', 'post', at('approve'));
    expect(approved.body).toMatchObject({
      status: 'resolved',
      resolution: { kind: 'written-off', by: 'the analyst', approvedBy: 'the approver' },
    });
    expect(await balances()).toEqual({ 'write-offs': 10_000, 'reconciled-receipts': -10_000 });
  });

  it('takes the entry of a write-off back when the break is reopened', async () => {
    const id = await idOf('A');
    const at = (path: string): string => `/v1/breaks/${id}/${path}`;
    const again = await send('analyst', 'post', at('write-off'), { reason: 'Once more.' });
    expect([again.status, again.body['code']]).toEqual([409, 'case.already_written_off']);
    const reopened = await send('analyst', 'post', at('reopen'), { reason: 'They paid.' });
    expect(reopened.body).toMatchObject({ status: 'assigned', resolution: null, writeOff: null });
    expect(await balances()).toEqual({});
    const { history } = (await send('viewer', 'get', `/v1/breaks/${id}`)).body as {
      history: readonly { what: string; by: string | null }[];
    };
    expect(history.map(({ what }) => what)).toEqual([
      ...['opened', 'assigned', 'commented', 'write-off-requested', 'written-off', 'reopened'],
    ]);
  });

  it('refuses approval to who has asked, whatever the role', async () => {
    const id = await idOf('B');
    await send('approver', 'post', `/v1/breaks/${id}/write-off`, { reason: 'Mine.' });
    const own = await send('approver', 'post', `/v1/breaks/${id}/approve`);
    expect([own.status, own.body['code']]).toEqual([403, 'case.four_eyes']);
    const rejected = await send('analyst', 'post', `/v1/breaks/${id}/reject`, { reason: 'No.' });
    expect(rejected.body).toMatchObject({ status: 'open', writeOff: null });
    const viewer = await send('viewer', 'post', `/v1/breaks/${id}/resolve`, { reason: 'x' });
    expect(viewer.status).toBe(403);
    const strange = await send('analyst', 'post', `/v1/breaks/${id}/comment`, { text: 'a\u0007b' });
    expect(strange.status).toBe(400);
  });

  it('is done in bulk, each break for itself, and only once', async () => {
    const ids = [await idOf('B'), await idOf('C'), 'brk_none'];
    const order = { action: 'resolve', reason: 'Settled in cash.', ids };
    const first = await send('analyst', 'post', '/v1/breaks/bulk', order);
    expect(first.body).toMatchObject({ done: 2, unchanged: 0, refused: 1 });
    const second = await send('analyst', 'post', '/v1/breaks/bulk', order);
    expect(second.body).toMatchObject({ done: 0, unchanged: 2, refused: 1 });
    const byFilter = { action: 'reopen', reason: 'No.', filter: { status: 'resolved' } };
    const third = await send('analyst', 'post', '/v1/breaks/bulk', byFilter);
    expect(third.body).toMatchObject({ done: 2, refused: 0 });
    const both = { ...byFilter, ids };
    expect((await send('analyst', 'post', '/v1/breaks/bulk', both)).status).toBe(422);
    const approval = { action: 'approve', ids };
    expect((await send('analyst', 'post', '/v1/breaks/bulk', approval)).status).toBe(403);
  });

  it('counts and adds up what a filter finds, page by page in any order', async () => {
    const { body } = await send('viewer', 'get', '/v1/breaks?severity=low&group=receipts&limit=3');
    expect(body).toMatchObject({ count: 4, sum: { THB: -100_000 } });
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const path = `/v1/breaks?sort=-amount&limit=1&cursor=${cursor}`;
      const page = (await send('viewer', 'get', path)).body;
      seen.push(...(page['data'] as { reference: string }[]).map(({ reference }) => reference));
      if (page['nextCursor'] === null) break;
      cursor = page['nextCursor'] as string;
    }
    expect(seen).toEqual(['A', 'B', 'C', '=D']);
    const sorts = ['id', 'day', '-day', 'dueAt', 'openedAt', '-openedAt', 'amount'];
    for (const sort of sorts) expect(await list(`sort=${sort}`)).toHaveLength(4);
    expect(await list('overdue=true')).toHaveLength(0);
    expect(await list('overdue=false&family=timing&assignee=Suda')).toHaveLength(1);
    expect(await list(`from=${YESTERDAY}&to=${YESTERDAY}&subject=A`)).toHaveLength(1);
  });

  it.each(['code', 'status', 'day', 'assignee', 'cause', 'age', 'hours', 'overdue'])(
    'is summarised by %s',
    async (by) => {
      const { body } = await send('viewer', 'get', `/v1/breaks/summary?by=${by}`);
      const groups = body['groups'] as readonly { count: number; amount: number }[];
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(4);
      expect(groups.reduce((sum, { amount }) => sum + amount, 0)).toBe(-100_000);
    },
  );

  it('is found by a common cause', async () => {
    const { body } = await send('viewer', 'get', '/v1/breaks/causes');
    expect(body).toEqual({ data: [], nextCursor: null });
    expect(await list('cause=cau_none')).toEqual([]);
  });

  it('is exported with nothing that a spreadsheet would calculate', async () => {
    const { text } = await send('viewer', 'get', '/v1/breaks.csv?sort=amount');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('break_id,severity,code');
    expect(lines[1]).toContain(`,'=D,`);
    expect(lines[1]).toContain(',-400.00,');
  });

  it('comes out the same when the books are told anew', async () => {
    expect(await app.app.get(BooksKeeper).tablesThatDiffer(ACCOUNT)).toEqual([]);
  });
});
