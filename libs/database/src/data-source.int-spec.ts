import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/database/test-database.js';
import type { TestDatabase } from '../../../test/database/test-database.js';
import { superuserUrl } from '../../../test/support/sessions.js';
import { APPLICATION_ROLE, openDataSource } from './data-source.js';
import { Database } from './database.js';

interface Identity {
  readonly role: string;
  readonly session: string;
  readonly zone: string;
}

const WHO = `SELECT current_user::text AS role, session_user::text AS session,
                    current_setting('timezone') AS zone`;

describe("an application's connections", () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    source = await openDataSource(test.url, [], 'yodtrong-test');
    database = new Database(source);
  });

  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  it('all have the rights of the application role, and the time of UTC', async () => {
    const owner = new URL(test.url).username;
    const expected = { role: APPLICATION_ROLE, session: owner, zone: 'UTC' };
    expect(await Promise.all([1, 2, 3, 4].map(() => database.query<Identity>(WHO)))).toEqual(
      [1, 2, 3, 4].map(() => [expected]),
    );
    expect(await source.query<Identity[]>(WHO)).toEqual([expected]);
  });

  it('keep the role when someone resets the session', async () => {
    await database.onOneConnection(async (client) => {
      await client.query('RESET ROLE');
      await client.query('RESET ALL');
      const { rows } = await client.query<Identity>(WHO);
      expect(rows[0]?.role).toBe(APPLICATION_ROLE);
    });
  });

  it('may not change tables, and so not the guards of the log either', async () => {
    await expect(database.query('CREATE TABLE anything (id int)')).rejects.toThrow(
      'permission denied for schema public',
    );
    for (const order of ['DROP TABLE events', 'ALTER TABLE events DISABLE TRIGGER ALL']) {
      await expect(database.query(order)).rejects.toThrow('must be owner of table events');
    }
  });

  it('take the role from a superuser, too: a careless DATABASE_URL is no open door', async () => {
    const careless = await openDataSource(superuserUrl(test.url), [], 'yodtrong-test');
    const [who] = await new Database(careless).query<Identity>(WHO);
    await careless.destroy();
    expect(who?.role).toBe(APPLICATION_ROLE);
  });

  it('hand out whole numbers exactly, times as instants and days as text', async () => {
    const [row] = await database.query(
      `SELECT 9007199254740993::bigint AS satang, '2026-11-20 10:48:31.5+07'::timestamptz AS at,
              '2026-11-20 10:48:31+07'::timestamptz AS full_second, '2026-11-20'::date AS day`,
    );
    expect(row).toEqual({
      satang: 9007199254740993n,
      at: '2026-11-20T03:48:31.500Z',
      full_second: '2026-11-20T03:48:31Z',
      day: '2026-11-20',
    });
  });

  it('undo a transaction that failed, and go on', async () => {
    const failed = database.transaction(async (tx) => {
      await tx.query(`INSERT INTO log_heads VALUES ('undone', 0, 0, '', now())`);
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    const found = `SELECT FROM log_heads WHERE account = 'undone'`;
    expect(await database.query(found)).toEqual([]);
  });

  it('that were ended from outside are replaced', async () => {
    const failed = database.transaction(async (tx) => {
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await expect(failed).rejects.toThrow();
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
