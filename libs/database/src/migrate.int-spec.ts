import { randomBytes } from 'node:crypto';
import { inSession } from '../../../test/support/sessions.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations/index.js';

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

  it('says what went wrong when there is no such database', async () => {
    const nowhere = new URL(process.env['TEST_TEMPLATE_URL'] ?? '');
    nowhere.pathname = '/yodtrong_test_nowhere';
    await expect(migrate(nowhere.href)).rejects.toThrow('"yodtrong_test_nowhere" does not exist');
  });
});
