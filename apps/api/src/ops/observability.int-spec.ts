import { readFile } from 'node:fs/promises';
import { plusMs, SECOND_MS, SystemClock } from '#kernel';
import { ProcessRecords, WorkRecord } from '#processes';
import pg from 'pg';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { BooksMetrics } from './books-metrics.js';
import { HEALTH_ACTIONS } from './health-actions.js';
import { HealthPage } from './health-page.js';
import type { Health } from './health-page.js';
import { Lately } from './lately.js';
import { ProcessMetrics } from './process-metrics.js';

const METRIC = /\b(?:yodtrong|nodejs|process)_[a-z0-9_]+\b/g;
const SUFFIX = /_(?:bucket|sum|count)$/;
const WORKER = { kind: 'worker', host: 'shop', pid: 7, build: '1' } as const;
const VITALS = { memoryBytes: 1e8, loopDelayMs: 250, connections: 3, connectionsWaiting: 2 };
const ID = '00000000-0000-4000-8000-000000000001';

const project = (path: string): Promise<string> =>
  readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8');

describe('what watches the installation', () => {
  let test: TestApp;
  let key: string;
  let records: ProcessRecords;

  beforeAll(async () => {
    test = await startTestApp();
    key = await test.key('viewer');
    records = test.app.get(ProcessRecords);
  });

  afterAll(() => test.stop());

  function forget(): void {
    for (const kind of [HealthPage, ProcessMetrics, BooksMetrics]) {
      const held = Object.values(test.app.get<object>(kind)).find((one) => one instanceof Lately);
      (held as unknown as { kept: null }).kept = null;
    }
  }

  const get = (path: string) => {
    forget();
    return test.http.get(path).auth(key, { type: 'bearer' });
  };

  async function owner(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  async function part(name: string): Promise<Health['parts'][number] | undefined> {
    const { body } = await get('/health');
    return (body as Health).parts.find((one) => one.name === name);
  }

  it('needs a credential, and names every part', async () => {
    expect((await test.http.get('/health')).status).toBe(401);
    const { status, body } = await get('/health');
    const { parts, isReady } = body as Health;
    expect([status, isReady]).toEqual([200, true]);
    expect(parts.map(({ name }) => name).sort()).toEqual(Object.keys(HEALTH_ACTIONS).sort());
    const ill = parts.filter(({ state }) => state !== 'ok').map(({ name }) => name);
    expect(ill).toEqual(['worker']);
  });

  it('tells since when there is no worker, and stays ready', async () => {
    expect((await part('worker'))?.detail).toBe('No worker was ever heard of.');
    await records.beat({ ...WORKER, id: ID }, VITALS);
    expect(await part('worker')).toMatchObject({ state: 'ok', since: null, action: null });
    await owner(`UPDATE processes SET seen_at = '2026-11-20T03:02:00Z' WHERE kind = 'worker'`);
    expect(await part('worker')).toMatchObject({
      state: 'failing',
      since: expect.stringMatching(/^2026-11-20T03:02:00/),
      detail: expect.stringMatching(
        /^No worker since .* process 7 on shop, was last heard of then/,
      ),
      action: 'Start a worker.',
      runbook: 'docs/runbook.md#yodtrongnoworker',
    });
    expect((await get('/health/ready')).body.status).toBe('ready');
    await records.beat({ ...WORKER, id: ID }, VITALS);
    await records.stopped(ID);
    expect((await part('worker'))?.detail).toContain('stopped then, in order');
  });

  it('keeps since when a part is ill until it is well', async () => {
    await owner(`INSERT INTO projection_checkpoints (account, name, position, failure)
                 VALUES ('main', 'books', 7, 'charges stopped at event x')`);
    const first = await part('books');
    expect(first).toMatchObject({ state: 'failing', since: expect.any(String) });
    expect((await part('books'))?.since).toBe(first?.since);
    expect((await get('/health')).status).toBe(503);
    await owner(`DELETE FROM projection_checkpoints WHERE name = 'books'`);
    expect(await part('books')).toMatchObject({ state: 'ok', since: null });
  });

  it('adds up what all processes did, and knows how each job goes', async () => {
    const work = new WorkRecord();
    work.noteTurn('main', 'books', 20, null);
    work.noteTurn('main', 'books', 2_000, 'no database');
    work.noteOpn('main', 'opn.unavailable', 400);
    await records.add(work.take());
    for (let turn = 0; turn < 4; turn += 1) work.noteTurn('main', 'books', 20, 'again');
    await records.add(work.take());
    const { text } = await get('/metrics');
    const job = 'account="main",job="books"';
    for (const line of [
      `yodtrong_job_duration_seconds_bucket{le="0.05",${job},outcome="failed"} 4`,
      `yodtrong_job_duration_seconds_bucket{le="+Inf",${job},outcome="failed"} 5`,
      `yodtrong_job_duration_seconds_count{${job},outcome="done"} 1`,
      `yodtrong_job_failures_in_a_row{${job}} 5`,
      'yodtrong_opn_request_duration_seconds_count{account="main",outcome="opn.unavailable"} 1',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).toMatch(/^yodtrong_job_last_success_age_seconds\{.*job="books"\} \d/m);
    expect((await part('turns'))?.detail).toBe('books of main failed 5 times in a row: again');
    work.noteTurn('main', 'books', 20, null);
    await records.add(work.take());
    expect(await part('turns')).toMatchObject({ state: 'ok' });
    expect(await records.jobs()).toMatchObject([{ failures: 0, failingSince: null }]);
  });

  it('shows who runs, and how the books stand', async () => {
    await owner(`UPDATE processes SET stopped_at = NULL, seen_at = now()`);
    const at = plusMs(new SystemClock().now(), -600 * SECOND_MS);
    await owner(`INSERT INTO report_file_tasks (account, subject, version, digest, form, language,
                   asked_at, failures)
                 VALUES ('main', '2026-11-20', 1, 'x', 'xlsx', 'en', '${at}', 2)`);
    const { text } = await get('/metrics');
    for (const line of [
      'yodtrong_processes_running{kind="worker"} 1',
      'yodtrong_process_loop_delay_seconds{kind="worker",process="shop:7"} 0.25',
      'yodtrong_process_connections_waiting{kind="worker",process="shop:7"} 2',
      'yodtrong_database_connections{state="waiting"} 0',
      'yodtrong_breaks_open{account="main",severity="high"} 0',
      'yodtrong_days_unapproved{account="main"} 0',
      'yodtrong_opn_keys_refused{account="main"} 0',
      'yodtrong_report_files_failing{account="main"} 1',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).toMatch(/^yodtrong_build_info\{build="\d+\.\d+\.\d+ node /m);
    expect(text).toMatch(/^yodtrong_data_disk_free_bytes \d/m);
  });

  describe('by Prometheus and Grafana', () => {
    let metrics: ReadonlySet<string>;
    let rules: string;

    beforeAll(async () => {
      const { text } = await get('/metrics');
      metrics = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
      rules = await project('ops/prometheus/rules.yml');
    });

    const unknown = (expressions: string): readonly string[] =>
      (expressions.match(METRIC) ?? []).filter(
        (name) => !metrics.has(name) && !metrics.has(name.replace(SUFFIX, '')),
      );

    it('reads only numbers that exist', async () => {
      const board = JSON.parse(await project('ops/grafana/yodtrong.json')) as {
        readonly panels: readonly { readonly targets?: readonly { readonly expr: string }[] }[];
      };
      const shown = board.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
      expect(shown.length).toBeGreaterThan(20);
      expect(unknown(shown.join('\n'))).toEqual([]);
      const watched = [...rules.matchAll(/^ {8}expr: (.+)$/gm)].map(([, expr = '']) => expr);
      expect(unknown(watched.join('\n'))).toEqual([]);
      expect(unknown('yodtrong_no_such_number > 1')).toHaveLength(1);
    });

    it('says of every alert what it is, and the runbook what to do', async () => {
      const runbook = await project('docs/runbook.md');
      const alerts = rules.split(/^ {6}- alert: /m).slice(1);
      expect(alerts.length).toBeGreaterThan(15);
      for (const alert of alerts) {
        const name = alert.split('\n', 1)[0] ?? '';
        const section = runbook.split(/^## /m).find((text) => text.startsWith(`${name}\n`)) ?? '';
        for (const heading of ['**Meaning.**', '**Checks.**', '**Action.**']) {
          expect([name, section.includes(heading)]).toEqual([name, true]);
        }
        expect(alert).toMatch(/^ {8}expr: .+$/m);
        expect(alert).toMatch(/^ {10}severity: (?:critical|warning|info)$/m);
        expect(alert).toMatch(/^ {10}summary: .+$/m);
        expect(alert).toMatch(/^ {10}description: .+$/m);
        expect(alert).toContain(`/docs/runbook.md#${name.toLowerCase()}\n`);
      }
      const sections = [...runbook.matchAll(/^## (Yodtrong\w+)$/gm)].map(([, name = '']) => name);
      expect(sections.filter((name) => !rules.includes(`- alert: ${name}\n`))).toEqual([]);
      const linked = Object.values(HEALTH_ACTIONS).map(({ runbook: link }) => link.split('#')[1]);
      const anchors = new Set(sections.map((name) => name.toLowerCase()));
      expect(linked.filter((anchor = '') => !anchors.has(anchor))).toEqual([]);
    });
  });
});
