import { migrate, withCopySession } from '#database';
import { createTestDatabase } from '../../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../../test/database/test-database.js';
import { KEPT_TABLES, TABLE_FATES } from '../../domain/backup/table-fates.js';
import { columnsOf, keptTablesOf, tablesOf } from './backup-tables.js';

describe('what a backup does with each table', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url);
  });

  afterAll(async () => {
    await database.drop();
  });

  const onIt = <T>(work: Parameters<typeof withCopySession<T>>[2]): Promise<T> =>
    withCopySession(database.url, 'fates', work);

  it('is said of every table there is: a new one needs a line in TABLE_FATES', async () => {
    expect(Object.keys(TABLE_FATES).sort()).toEqual(await onIt(tablesOf));
  });

  it('lets a table come after all that it refers to', async () => {
    const { rows } = await onIt((client) =>
      client.query<{ child: string; parent: string }>(
        `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent
         FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid`,
      ),
    );
    const order = KEPT_TABLES.map(({ table }) => table);
    const kept = rows.filter(({ child }) => order.includes(child));
    expect(kept.length).toBeGreaterThan(0);
    for (const { child, parent } of kept) {
      expect(order.slice(0, order.indexOf(child))).toContain(parent);
    }
  });

  it('refuses to leave out a table that it does not know', async () => {
    await onIt(async (client) => {
      await client.query('CREATE TABLE tomorrow (id integer, twice integer)');
      await expect(keptTablesOf(client)).rejects.toMatchObject({
        code: 'backup.table_unknown',
        message: expect.stringContaining('tomorrow'),
      });
      expect(await columnsOf(client, 'tomorrow')).toEqual(['id', 'twice']);
      await client.query('DROP TABLE tomorrow');
    });
  });
});
