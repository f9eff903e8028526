import { Database, openDataSource } from '#database';
import { parseInstant, plusMs, SECOND_MS } from '#kernel';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { WebhookSecrets } from '../application/webhook-secrets.js';
import { HealthFactsTable } from './health-facts-table.js';
import { WebhookRefusalsTable } from './webhook-refusals-table.js';

const at = parseInstant('2026-11-20T05:00:30Z');
const later = (seconds: number) => plusMs(at, seconds * SECOND_MS);

describe('refused webhooks', () => {
  let clone: TestDatabase;
  let sources: DataSource[];
  let processes: WebhookRefusalsTable[];

  beforeAll(async () => {
    clone = await createTestDatabase();
    const open = () => openDataSource(clone.url, [], 'test');
    sources = await Promise.all([open(), open()]);
    const secrets = new WebhookSecrets(new Map([['main', []]]));
    processes = sources.map((source) => new WebhookRefusalsTable(new Database(source), secrets));
  });

  afterAll(async () => {
    await Promise.all(sources.map((source) => source.destroy()));
    await clone.drop();
  });

  beforeEach(async () => {
    await database().query('DELETE FROM webhook_refusals');
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  });

  afterEach(() => jest.restoreAllMocks());

  const process = (no: number) => processes[no] as WebhookRefusalsTable;
  const database = () => new Database(sources[0] as DataSource);
  const facts = () => new HealthFactsTable(database()).refusals('main', later(90));
  const rows = () =>
    database().query<{ minute: string; reason: string; count: bigint }>(
      'SELECT minute, reason, count FROM webhook_refusals ORDER BY minute, reason',
    );

  it('add up, minute by minute, over all processes', async () => {
    for (let times = 0; times < 50; times += 1) {
      process(times % 2).note('main', 'mismatch', at);
    }
    process(1).note('main', 'stale', later(60));
    await Promise.all(processes.map((one) => one.flush()));
    process(0).note('main', 'mismatch', later(1));
    await process(0).flush();
    expect(await rows()).toEqual([
      { minute: '2026-11-20T05:00:00Z', reason: 'mismatch', count: 51n },
      { minute: '2026-11-20T05:01:00Z', reason: 'stale', count: 1n },
    ]);
    expect(await facts()).toEqual({
      inLastHour: 52,
      inLastDay: 52,
      sinceLastWebhook: 52,
      since: '2026-11-20T05:00:00Z',
      lastReason: 'stale',
    });
  });

  it('are one statement, however many they were', async () => {
    const statements = jest.spyOn(Database.prototype, 'query');
    for (let times = 0; times < 10_000; times += 1) process(0).note('main', 'mismatch', at);
    await process(0).flush();
    expect(statements).toHaveBeenCalledTimes(1);
    statements.mockRestore();
    expect((await rows())[0]?.count).toBe(10_000n);
  });

  it('of names that are no account’s are not counted: anybody could fill the table', async () => {
    process(0).note('stranger', 'no_secret', at);
    await process(0).flush();
    expect(await rows()).toEqual([]);
  });

  it('are counted in the end if the database was away', async () => {
    const broken = jest.spyOn(Database.prototype, 'query').mockRejectedValueOnce(new Error('away'));
    process(0).note('main', 'mismatch', at);
    await process(0).flush();
    broken.mockRestore();
    process(0).note('main', 'mismatch', at);
    await process(0).flush();
    expect((await rows())[0]?.count).toBe(2n);
  });

  it('are forgotten in time, and in a row only since a webhook was let in', async () => {
    process(0).note('main', 'mismatch', at);
    process(0).note('main', 'mismatch', later(60));
    await process(0).flush();
    await database().query(
      `INSERT INTO inbox (account, id, received_at, headers, body, state, next_attempt_at)
       VALUES ('main', '1', $1, '{}', '', 'done', $1)`,
      [at],
    );
    expect(await facts()).toMatchObject({ inLastHour: 2, sinceLastWebhook: 1 });
    await process(0).forget('main', later(30));
    expect(await facts()).toMatchObject({ inLastHour: 1, sinceLastWebhook: 1 });
  });
});
