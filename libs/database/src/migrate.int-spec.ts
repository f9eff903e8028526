import { randomBytes } from 'node:crypto';
import { inSession } from '../../../test/support/sessions.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations/index.js';
import { refuseOlderTables } from './refuse-older-tables.js';

/** An empty database beside the test run's template, with the same owner. */
async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = new URL(process.env['TEST_TEMPLATE_URL'] ?? '');
  const admin = process.env['TEST_ADMIN_URL'] ?? '';
  const name = `yodtrong_test_empty_${randomBytes(6).toString('hex')}`;
  const order = (sql: string): Promise<void> =>
    inSession(admin, async (client) => {
      await client.query(sql);
    });
  await order(`CREATE DATABASE ${name} OWNER ${template.username} TEMPLATE template0`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => order(`DROP DATABASE ${name} WITH (FORCE)`) };
}

const applied = (url: string): Promise<readonly string[]> =>
  inSession(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT name FROM schema_migrations ORDER BY id',
    );
    return rows.map(({ name }) => name);
  });

const everyName = migrations.map(({ name }) => name);

/** The first step that changes a table which others read; and all before it. */
const DETAILS_BREAKS = 'DetailBreaks1795392036700';
const earlier = everyName.slice(0, everyName.indexOf(DETAILS_BREAKS));

const HASTE = { lockTimeoutMs: 100, backoff: { firstMs: 1, capMs: 1 } };

/** Somebody reads a table in a transaction, until the work is done. */
const whileRead = <T>(url: string, table: string, work: (end: () => void) => Promise<T>) =>
  inSession(url, async (client) => {
    await client.query(`BEGIN; SELECT FROM ${table}`);
    return work(() => void client.query('COMMIT'));
  });

describe('migrating', () => {
  it('applies each migration once, and a second time nothing', async () => {
    const database = await emptyDatabase();
    expect(await migrate(database.url)).toEqual(everyName);
    expect(await migrate(database.url)).toEqual([]);
    expect(await applied(database.url)).toEqual(everyName);
    await database.drop();
  });

  it('in two processes at once, applies each migration once', async () => {
    const database = await emptyDatabase();
    const answers = await Promise.all([migrate(database.url), migrate(database.url)]);
    expect(answers.flat()).toEqual(everyName);
    expect(await applied(database.url)).toEqual(everyName);
    await database.drop();
  });

  it('of several databases of one server at once succeeds: they share their roles', async () => {
    const databases = await Promise.all([emptyDatabase(), emptyDatabase(), emptyDatabase()]);
    const answers = await Promise.all(databases.map(({ url }) => migrate(url)));
    expect(answers).toEqual(databases.map(() => everyName));
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('is what a process asks for that finds no tables at all', async () => {
    const database = await emptyDatabase();
    await expect(refuseOlderTables(database.url)).rejects.toThrow('no tables of Yodtrong yet');
    await database.drop();
  });

  it('says what went wrong when there is no such database', async () => {
    const nowhere = new URL(process.env['TEST_TEMPLATE_URL'] ?? '');
    nowhere.pathname = '/yodtrong_test_nowhere';
    await expect(migrate(nowhere.href)).rejects.toThrow('"yodtrong_test_nowhere" does not exist');
  });
});

describe('migrating under those who work', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>;

  beforeAll(async () => {
    database = await emptyDatabase();
    await migrate(database.url, earlier);
  });
  afterAll(() => database.drop());

  it('does not start a process of this version on tables that lack a step', async () => {
    await expect(refuseOlderTables(database.url)).rejects.toMatchObject({
      code: 'database.outdated',
      message: expect.stringContaining(`from ${DETAILS_BREAKS} on. Run \`npm run yodtrong`),
    });
  });

  it('gives way to whoever holds a table, and says so in the end', async () => {
    await whileRead(database.url, 'breaks', async () => {
      const impatient = migrate(database.url, undefined, { ...HASTE, tries: 2 });
      await expect(impatient).rejects.toMatchObject({ code: 'database.tables_in_use' });
    });
    expect(await applied(database.url)).toEqual(earlier);
  });

  it('comes back until the table is free, and then does the rest', async () => {
    const done = await whileRead(database.url, 'breaks', (end) => {
      setTimeout(end, 3 * HASTE.lockTimeoutMs);
      return migrate(database.url, undefined, { ...HASTE, tries: 100 });
    });
    expect(done).toEqual(everyName.slice(earlier.length));
    await refuseOlderTables(database.url);
  });

  it('starts on tables that are newer than it is', async () => {
    await inSession(database.url, (client) =>
      client.query(`INSERT INTO schema_migrations (timestamp, name) VALUES (9e12, 'OfTheFuture')`),
    );
    await refuseOlderTables(database.url);
    expect(await migrate(database.url)).toEqual([]);
  });
});
