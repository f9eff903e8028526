import { createTestDatabase } from '../../../test/database/test-database.js';
import type { TestDatabase } from '../../../test/database/test-database.js';
import { inSession, superuserUrl } from '../../../test/support/sessions.js';
import { openDataSource } from './data-source.js';
import { Database } from './database.js';
import { SessionLocks } from './session-locks.js';

/** More than a process has connections. */
const NAMES = Array.from({ length: 30 }, (_, index) => `lock ${index}`);

describe('locks between processes', () => {
  let test: TestDatabase;
  let database: Database;
  let other: Database;
  let locks: SessionLocks;

  beforeEach(async () => {
    test = await createTestDatabase();
    database = new Database(await openDataSource(test.url, [], 'test'));
    other = new Database(await openDataSource(test.url, [], 'other'));
    locks = new SessionLocks(database);
  });

  afterEach(async () => {
    await database.source.destroy();
    await other.source.destroy();
    await test.drop();
  });

  const holders = () =>
    other.query<{ pid: number }>(`
      SELECT DISTINCT pid FROM pg_locks WHERE locktype = 'advisory'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);

  it('are all on one connection, which nobody has once they are released', async () => {
    const held = await Promise.all(NAMES.map((name) => locks.tryTake(name)));
    expect(await holders()).toHaveLength(1);
    const elsewhere = new SessionLocks(other);
    for (const name of ['lock 0', 'lock 29']) {
      expect(await elsewhere.tryTake(name)).toBeNull();
      expect(await locks.tryTake(name)).toBeNull();
    }
    await Promise.all(held.flatMap((lock) => (lock === null ? [] : [lock.release()])));
    expect(await holders()).toEqual([]);
    const again = await elsewhere.tryTake('lock 0');
    expect(await again?.isHeld()).toBe(true);
    await again?.release();
  });

  it('are known to be lost with their connection, and can be taken anew', async () => {
    const lost = await locks.tryTake('lost');
    expect(await lost?.isHeld()).toBe(true);
    const [holder] = await holders();
    await inSession(superuserUrl(test.url), (client) =>
      client.query('SELECT pg_terminate_backend($1)', [holder?.pid]),
    );
    expect(await lost?.isHeld()).toBe(false);
    await lost?.release();
    const again = await locks.tryTake('lost');
    expect(await again?.isHeld()).toBe(true);
    await again?.release();
  });
});
