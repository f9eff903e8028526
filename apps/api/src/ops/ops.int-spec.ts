import { createServer } from 'node:net';
import pg from 'pg';
import { faultsOf } from '../docs/openapi-faults.fixtures.js';
import { RouteTable } from '../http/route-table.js';
import { ProbeController } from '../../../../test/support/api/probe.controller.js';
import { startTestApp } from '../../../../test/support/api/test-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { OpsListener } from './ops-listener.js';
import { ReadinessChecks } from './readiness-checks.js';

/** What anybody may call; a route added here is a decision. */
const OPEN = ['GET /health/live', 'POST /webhooks/opn', 'POST /webhooks/opn/{account}'];

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly security?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

describe('operations', () => {
  let test: TestApp;
  let key: string;

  beforeAll(async () => {
    test = await startTestApp([ProbeController]);
    key = await test.key('viewer');
  });

  afterAll(() => test.stop());

  const get = (path: string) => test.http.get(path).auth(key, { type: 'bearer' });

  async function owner(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  it('tell anybody that the process lives, and nobody else more', async () => {
    expect((await test.http.get('/health/live')).body).toEqual({ status: 'live' });
    for (const path of ['/health/ready', '/metrics', '/openapi.json', '/docs', '/docs/start.js']) {
      expect([path, (await test.http.get(path)).status]).toEqual([path, 401]);
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    }
  });

  it('are ready, part by part', async () => {
    const { body } = await get('/health/ready');
    const parts = (body.checks as Check[]).map(({ name, ok }) => [name, ok]);
    expect(parts).toEqual([
      ['database', true],
      ['migrations', true],
      ['books', true],
      ['inbox', true],
      ['parked', true],
      ['opn', true],
      ['webhooks', true],
      ['jobs', true],
    ]);
    expect(body.status).toBe('ready');
  });

  it('are not ready while the books have stopped', async () => {
    await owner(`INSERT INTO projection_checkpoints (account, name, position, failure)
                 VALUES ('main', 'books', 7, 'charges stopped at event x')`);
    const { status, body } = await get('/health/ready');
    expect([status, body.status]).toEqual([503, 'not_ready']);
    expect(JSON.stringify(body)).toContain('main after position 7: charges stopped at event x');
    await owner(`DELETE FROM projection_checkpoints WHERE account = 'main' AND name = 'books'`);
    expect((await get('/health/ready')).status).toBe(200);
  });

  it('are not ready while a migration is missing, or a part of a module is not well', async () => {
    await owner(
      `UPDATE schema_migrations SET name = name || '-gone' WHERE name LIKE 'CreateInbox%'`,
    );
    expect((await get('/health/ready')).body.checks[1].detail).toContain(
      'CreateInbox1795392011000',
    );
    await owner(`UPDATE schema_migrations SET name = replace(name, '-gone', '')`);
    let isWell = false;
    test.app.get(ReadinessChecks).add({
      name: 'planted',
      check: async () => {
        if (isWell) return { ok: true, detail: '' };
        throw new Error('out of order');
      },
    });
    const { status, body } = await get('/health/ready');
    expect([status, (body.checks as Check[]).at(-1)?.detail]).toEqual([503, 'out of order']);
    isWell = true;
    expect((await get('/health/ready')).status).toBe(200);
  });

  it('count requests by route, not by path', async () => {
    await get('/v1/probe/days/2026-11-20');
    const { text } = await get('/metrics');
    expect(text).toContain('route="/v1/probe/days/:day",status="200"');
    expect(text).not.toContain('2026-11-20');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('are open on the loopback port of OPS_PORT', async () => {
    const port = await test.app.get(OpsListener).listen(0);
    const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    for (const path of ['/health/live', '/health/ready', '/metrics', '/openapi.json', '/docs']) {
      expect([path, (await at(path)).status]).toEqual([path, 200]);
    }
    const script = await at('/docs/swagger-ui-bundle.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect((await script.text()).length).toBeGreaterThan(100_000);
    for (const path of ['/v1/probe', '/docs/package.json', '/docs/../secret']) {
      expect([path, (await at(path)).status]).toEqual([path, 404]);
    }
  });

  it('say so where the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const listening = test.app.get(OpsListener).listen(port);
    await expect(listening).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await new Promise((resolve) => taken.close(resolve));
  });

  describe('document', () => {
    let operations: Map<string, Operation>;

    beforeAll(async () => {
      const { body } = await get('/openapi.json');
      operations = new Map(
        Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
          ([path, item]) =>
            Object.entries(item).map(([method, operation]) => [
              `${method.toUpperCase()} ${path}`,
              operation,
            ]),
        ),
      );
    });

    it('every route that is served, and no other', () => {
      const served = test.app
        .get(RouteTable)
        .routes.filter(({ method }) => method !== 'HEAD')
        .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
      expect([...operations.keys()].sort()).toEqual(served.sort());
    });

    it('what each of them takes and answers, without a fault', async () => {
      const { body } = await get('/openapi.json');
      expect(faultsOf(body)).toEqual([]);
    });

    it.each(['.xlsx', '.csv', '/files/{form}', ''])('files as they are sent: {day}%s', (ending) => {
      const { responses } = operations.get(`GET /v1/settlement-reports/{day}${ending}`)!;
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining(['200', '202', '206', '304', '400', '404', '416']),
      );
    });

    it('how each of them refuses', () => {
      for (const [name, { responses }] of operations) {
        const problems = Object.values(responses).filter(
          ({ content }) => content !== undefined && 'application/problem+json' in content,
        );
        expect([name, problems.length > 0]).toEqual([name, true]);
      }
    });

    it('that all but a few need a key', () => {
      const open = [...operations].filter(([, { security }]) => security === undefined);
      expect(open.map(([name]) => name).sort()).toEqual(OPEN);
    });

    it('what is validated', async () => {
      const list = operations.get('GET /v1/probe');
      const names = list?.parameters?.map(({ name }) => name).sort();
      expect(names).toEqual(['account', 'cursor', 'day', 'limit', 'status']);
      const { body } = await get('/openapi.json');
      const { requestBody } = body.paths['/v1/probe/orders'].post;
      expect(requestBody.content['application/json'].schema).toMatchObject({
        required: ['reference', 'amount', 'on'],
        properties: { amount: { type: 'integer' }, on: { type: 'string', format: 'date' } },
      });
    });
  });
});
