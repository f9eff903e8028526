import { randomBytes } from 'node:crypto';
import { Database, openDataSource } from '#database';
import { parseInstant } from '#kernel';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import type { KeptWebhook } from '../application/inbox-writer.js';
import { INBOX_CHANNEL, InboxTableWriter, MAX_WAITING_BYTES } from './inbox-table-writer.js';

const MEBIBYTE = 1_048_576;

const webhook = (body: Buffer, account = 'main'): KeptWebhook => ({
  account,
  body,
  headers: { signature: 'ab', timestamp: '1', contentType: undefined },
  receivedAt: parseInstant('2026-11-20T03:00:00Z'),
  state: 'received',
  reason: null,
  hint: null,
});

describe('the inbox', () => {
  let database: TestDatabase;
  let db: Database;
  let inbox: InboxTableWriter;

  beforeEach(async () => {
    database = await createTestDatabase();
    db = new Database(await openDataSource(database.url, [], 'yodtrong-test'));
    inbox = new InboxTableWriter(db);
  });

  afterEach(async () => {
    await db.source.destroy();
    await database.drop();
  });

  const hexOf = (bodies: readonly Buffer[]) => bodies.map((body) => body.toString('hex')).sort();
  const stored = async (): Promise<readonly Buffer[]> =>
    (await db.query<{ body: Buffer }>('SELECT body FROM inbox')).map(({ body }) => body);

  it('keeps the bytes of each of a crowd, whatever they are', async () => {
    const bodies = Array.from({ length: 300 }, (_, size) => randomBytes((size * 37) % 5_000));
    await Promise.all(bodies.map((body) => inbox.store(webhook(body))));
    expect(hexOf(await stored())).toEqual(hexOf(bodies));
  });

  it('keeps each webhook under its own account', async () => {
    const [ours, theirs] = [Buffer.from('ours'), Buffer.from('theirs')];
    await Promise.all([inbox.store(webhook(ours)), inbox.store(webhook(theirs, 'other'))]);
    const rows = await db.query('SELECT account, body FROM inbox ORDER BY account');
    expect(rows).toEqual([
      { account: 'main', body: ours },
      { account: 'other', body: theirs },
    ]);
  });

  it('refuses what would fill the memory, and takes more once it is written', async () => {
    const body = Buffer.alloc(MEBIBYTE);
    const most = MAX_WAITING_BYTES / MEBIBYTE;
    const all = Array.from({ length: most + 1 }, () => inbox.store(webhook(body)));
    const outcomes = await Promise.allSettled(all);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'webhook.overloaded' } }]);
    await inbox.store(webhook(Buffer.from('one more')));
    expect(await stored()).toHaveLength(most + 1);
  });

  it('announces the account once a webhook is stored', async () => {
    const listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    const heard = new Promise((resolve) => {
      listener.once('notification', ({ payload }) => resolve(payload));
    });
    await listener.query(`LISTEN ${INBOX_CHANNEL}`);
    await inbox.store(webhook(Buffer.from('x')));
    expect(await heard).toBe('main');
    await listener.end();
  });
});
