import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownMigrations, migrate } from '#database';
import { createTestDatabase } from '../../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../../test/database/test-database.js';
import { inSession, superuserUrl } from '../../../../../test/support/sessions.js';
import { restoreBackup } from './restore-backup.js';
import { writeBackup } from './write-backup.js';

/** Before files of reports were kept, and anybody was notified. */
const EARLIER = knownMigrations.slice(0, knownMigrations.indexOf('CreateReportFiles1795392040000'));

describe('a backup of an earlier version', () => {
  const databases: TestDatabase[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));

  afterAll(async () => {
    for (const database of databases) await database.drop();
    rmSync(folder, { recursive: true });
  });

  async function bareDatabase(): Promise<string> {
    const database = await createTestDatabase();
    databases.push(database);
    await inSession(superuserUrl(database.url), async (client) => {
      await client.query('DROP SCHEMA public CASCADE');
      await client.query(`CREATE SCHEMA public AUTHORIZATION ${new URL(database.url).username}`);
    });
    return database.url;
  }

  it('is taken without touching its tables, and restored into those of this one', async () => {
    const [old, empty, path] = [await bareDatabase(), await bareDatabase(), join(folder, 'old')];
    expect((await migrate(old, EARLIER)).length).toBe(EARLIER.length);
    await inSession(old, (client) => client.query(`${ACCOUNT}; ${WEBHOOK}`));
    const written = await writeBackup(old, createWriteStream(path));
    expect(written).toMatchObject({
      migrations: EARLIER,
      accounts: [{ account: 'main', position: 0, files: 0 }],
    });
    const { manifest } = await restoreBackup(path, empty);
    expect(manifest).toEqual(written);
    await inSession(empty, async (client) => {
      const { rows } = await client.query('SELECT id, body FROM inbox');
      expect(rows).toEqual([{ id: 'one', body: Buffer.from([0, 10, 92, 255]) }]);
      expect((await client.query('SELECT FROM notifications')).rowCount).toBe(0);
    });
    expect(await migrate(empty)).toEqual([]);
  });
});

const ACCOUNT = `INSERT INTO log_heads VALUES ('main', 0, 0, sha256('main'), now())`;

const WEBHOOK = `
  INSERT INTO inbox (account, id, received_at, headers, body, state, next_attempt_at)
  VALUES ('main', 'one', now(), '{"a": "line\\nอีกบรรทัด"}', '\\x000a5cff', 'received', now())`;
