import { WebhookRefusals } from '#ingestion';
import pg from 'pg';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly severity: string | null;
  readonly detail: string;
}

describe('how the reading of Opn goes', () => {
  let test: TestApp;
  let key: string;

  beforeEach(async () => {
    test = await startTestApp();
    key = await test.key('viewer');
  });

  afterEach(() => test.stop());

  const get = (path: string) => test.http.get(path).auth(key, { type: 'bearer' });

  async function owner(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  const stored = (state: string, minutesAgo: number): Promise<void> =>
    owner(`INSERT INTO inbox (account, id, received_at, headers, body, event_id, event_key,
             object_kind, object_id, state, next_attempt_at)
           SELECT 'main', lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '-x',
             at, '{}', '', 'evnt_1', 'charge.create', 'charge', 'chrg_1', '${state}', at
           FROM (SELECT now() - interval '${minutesAgo} minutes' AS at) AS t`);

  async function ill(): Promise<readonly [number, string, readonly Check[]]> {
    const { status, body } = await get('/health/ready');
    return [status, body.status, (body.checks as Check[]).filter(({ ok }) => !ok)];
  }

  it('is degraded once a webhook waits long', async () => {
    await stored('received', 4);
    expect(await ill()).toEqual([200, 'ready', []]);
    await stored('received', 7);
    const [status, verdict, checks] = await ill();
    expect([status, verdict]).toEqual([200, 'degraded']);
    expect(checks).toMatchObject([{ name: 'inbox', severity: 'degraded' }]);
    expect(checks[0]?.detail).toMatch(/^main: 2 webhooks wait, one of them due for 4\d\d s\./);
  });

  it('is ready while a webhook only waits for its next try, however old it is', async () => {
    await stored('received', 60);
    await owner(`UPDATE inbox SET next_attempt_at = now() + interval '10 minutes'`);
    expect(await ill()).toEqual([200, 'ready', []]);
  });

  it('is degraded while Opn is not asked, and says why and until when', async () => {
    await stored('received', 30); // it cannot be worked off, and that is not what is wrong
    await owner(`INSERT INTO opn_gate (account, state, since, reason_code, reason, next_try_at)
                 VALUES ('main', 'open', now(), 'opn.unauthorized', 'HTTP 401', now())`);
    const [status, verdict, checks] = await ill();
    expect([status, verdict]).toEqual([200, 'degraded']);
    expect(checks).toMatchObject([{ name: 'opn', severity: 'degraded' }]);
    expect(checks[0]?.detail).toContain('HTTP 401');
  });

  it('is degraded while a webhook is parked, and not ready if the books stand', async () => {
    await stored('parked', 1);
    expect(await ill()).toMatchObject([200, 'degraded', [{ name: 'parked' }]]);
    await owner(`INSERT INTO projection_checkpoints (account, name, position, failure)
                 VALUES ('main', 'books', 0, 'stopped')`);
    const [status, verdict, checks] = await ill();
    expect([status, verdict]).toEqual([503, 'not_ready']);
    expect(checks.map(({ name, severity }) => [name, severity])).toEqual([
      ['books', 'ill'],
      ['parked', 'degraded'],
    ]);
  });

  const job = (name: string, minutesLate: number, failures: number): Promise<void> =>
    owner(`INSERT INTO job_runs (account, job, due_at, finished_at, failures)
           SELECT 'main', '${name}', at, at - interval '1 minute', ${failures}
           FROM (SELECT now() - interval '${minutesLate} minutes' AS at) AS t`);

  it('is degraded while a job fails again and again, or is not done for long', async () => {
    await job('balance', 0, 4);
    await job('opn-events', 59, 0);
    await job('history', 600, 0);
    expect(await ill()).toEqual([200, 'ready', []]);
    await job('sweep:charges', 0, 5);
    await job('sweep:refunds', 61, 0);
    const [status, verdict, checks] = await ill();
    expect([status, verdict]).toEqual([200, 'degraded']);
    expect(checks).toMatchObject([{ name: 'jobs', severity: 'degraded' }]);
    const detail = checks[0]?.detail;
    expect(detail).toMatch(/^main: sweep:charges failed 5 times .*; sweep:refunds is not finished/);
    expect(detail).not.toMatch(/balance|opn-events|history/);
    await owner(`INSERT INTO opn_gate (account, state) VALUES ('main', 'open')`);
    expect(await ill()).toMatchObject([200, 'degraded', [{ name: 'opn' }]]);
  });

  it('is told in facts of each account, null where nothing is known', async () => {
    const main = async () => (await get('/health/ready')).body.accounts;
    const nothing = { lastWebhookAt: null, lastReadAt: null, inboxOldestSeconds: null };
    const none = { inboxWaiting: 0, inboxParked: 0, deliveriesFailed: 0, jobsFailing: [] };
    expect(await main()).toMatchObject([
      { account: 'main', at: expect.any(String), ...nothing, ...none, circuit: 'closed' },
    ]);
    await stored('received', 10);
    await stored('parked', 2);
    await job('balance', 0, 1);
    await owner(`INSERT INTO opn_gate (account, state, since, last_success_at)
                 VALUES ('main', 'half_open', now(), '2026-11-20T05:00:00Z')`);
    const [facts] = await main();
    expect(facts).toMatchObject({
      lastWebhookAt: expect.any(String),
      lastReadAt: expect.stringMatching(/^2026-11-20T05:00:00/),
      inboxWaiting: 1,
      inboxParked: 1,
      circuit: 'half_open',
      jobsFailing: ['balance'],
    });
    expect(facts.inboxOldestSeconds).toBeGreaterThanOrEqual(600);
    await owner('ALTER TABLE inbox RENAME TO gone');
    const unknown = { at: null, inboxWaiting: null, circuit: null, jobsFailing: null };
    expect(await main()).toMatchObject([{ account: 'main', ...unknown, ...nothing }]);
  });

  it('is told in numbers, of each account', async () => {
    await stored('received', 10);
    await owner(`INSERT INTO charges (account, id, status, payment_method, amount, currency, gross,
        gross_currency, fee, fee_vat, interest, interest_vat, net, created_at, expires_at,
        was_expired, is_contradicted, is_amended, first_position, last_position, known_at)
      VALUES ('main', 'chrg_1', 'pending', 'promptpay', 12345, 'THB', 12345, 'THB', 0, 0, 0, 0, 0,
        now() - interval '1 day', now() - interval '1 hour', false, false, false, 1, 1, now())`);
    const { text } = await get('/metrics');
    for (const line of [
      'yodtrong_inbox_waiting{account="main"} 1',
      'yodtrong_inbox_parked{account="main"} 0',
      'yodtrong_opn_circuit_open{account="main"} 0',
      'yodtrong_opn_deliveries_failed{account="main"} 0',
      'yodtrong_webhooks_missed{account="main"} 0',
      'yodtrong_webhooks_silent{account="main"} 0',
      'yodtrong_charges_past_expiry{account="main"} 1',
      'yodtrong_charges_past_expiry_satang{account="main"} 12345',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).toMatch(/^yodtrong_inbox_oldest_seconds\{account="main"\} 60\d/m);
    expect(text).toMatch(/^yodtrong_last_webhook_age_seconds\{account="main"\} 60\d/m);
    expect(text).toMatch(/^yodtrong_books_lag_events\{account="main"\} [1-9]/m);
    expect(text).not.toMatch(/^yodtrong_last_read_age_seconds\{/m); // Opn was never asked
  });

  it('counts whom it refused, and strangers’ accounts not at all', async () => {
    for (const path of ['/webhooks/opn', '/webhooks/opn/main', '/webhooks/opn/stranger']) {
      expect((await test.http.post(path).send({})).status).toBe(401);
    }
    await test.app.get(WebhookRefusals).flush();
    const { text } = await get('/metrics');
    expect(text).toContain('yodtrong_webhooks_refused_in_a_row{account="main"} 2\n');
    expect(text).not.toContain('stranger');
  });
});
