import { Database, openDataSource } from '#database';
import { MINUTE_MS, parseInstant, plusMs } from '#kernel';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import type { HintVerdict } from '../application/hint-queue.js';
import { HintQueueTable } from './hint-queue-table.js';
import { InboxTableWriter } from './inbox-table-writer.js';

const now = parseInstant('2026-11-20T03:48:31Z');
const at = plusMs(now, MINUTE_MS);
const VERDICTS: Readonly<Record<string, HintVerdict>> = {
  done: { kind: 'done', reason: null },
  again: { kind: 'again', at, reason: 'not yet' },
  parked: { kind: 'parked', reason: 'never' },
};

describe('the queue of hints', () => {
  let clone: TestDatabase;
  let database: Database;
  let queue: HintQueueTable;

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = new Database(await openDataSource(clone.url, [], 'yodtrong-test'));
    queue = new HintQueueTable(database);
  });

  afterAll(async () => {
    await database.source.destroy();
    await clone.drop();
  });

  const store = (account: string) =>
    new InboxTableWriter(database).store({
      account,
      body: Buffer.from('{}'),
      headers: {},
      receivedAt: now,
      state: 'received',
      reason: null,
      hint: null,
    });

  it('hands out a hint to one of many, and again when nobody settled it', async () => {
    await store('taken');
    const takers = Array.from({ length: 8 }, () => queue.take('taken', now, 10));
    const taken = await Promise.all(takers);
    expect(taken.flat()).toMatchObject([{ attempts: 1, receivedAt: now }]);
    expect(await queue.take('taken', plusMs(now, MINUTE_MS / 4), 10)).toEqual([]);
    expect(await queue.take('taken', at, 10)).toMatchObject([{ attempts: 2 }]);
  });

  it('hands out no hint of another account, nor one that is not due', async () => {
    await store('due');
    expect(await queue.take('other', now, 10)).toEqual([]);
    expect(await queue.take('due', plusMs(now, -1), 10)).toEqual([]);
    expect(await queue.take('due', now, 10)).toHaveLength(1);
  });

  it.each([
    ['done', 'again', 'done'],
    ['done', 'parked', 'done'],
    ['parked', 'again', 'parked'],
    ['parked', 'done', 'done'],
    ['again', 'done', 'done'],
  ])('settled as %s and then, by a slow process, as %s, is %s', async (first, second, last) => {
    const account = `${first}-${second}`;
    await store(account);
    const [hint] = await queue.take(account, now, 1);
    for (const verdict of [first, second]) {
      await queue.settle(account, [{ id: hint!.id, verdict: VERDICTS[verdict]! }], now);
    }
    const rows = await database.query('SELECT state FROM inbox WHERE account = $1', [account]);
    expect(rows).toEqual([{ state: last }]);
  });
});
