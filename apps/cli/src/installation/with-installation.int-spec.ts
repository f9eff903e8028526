import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { Database } from '#database';
import { inSession, superuserUrl } from '../../../../test/support/sessions.js';
import { settingsListCommand } from '../commands/settings.command.js';
import { planned } from '../plan-command.js';
import { runCommandLine } from '../run-command-line.js';
import { withInstallation } from './with-installation.js';

const silent = { out: () => undefined, say: () => undefined };

describe('a command of an installation with several accounts', () => {
  const before = { ...process.env };
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      OPN_SECRET_KEY: 'skey_main',
      OPN_ACCOUNTS: 'main-test',
      OPN_SECRET_KEY_MAIN_TEST: 'skey_test_main',
      DAY_CUTOFF_MAIN_TEST: '02:00',
    });
  });

  afterEach(async () => {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, before);
    await database.drop();
  });

  const accountOf = (asked?: string) =>
    withInstallation(silent, asked, ({ account }) => Promise.resolve(account));

  it('is about the default account, or the one it names', async () => {
    expect(await accountOf()).toBe('main');
    expect(await accountOf('main-test')).toBe('main-test');
  });

  it('finds each account open, with the settings that it begins with', async () => {
    const lines: string[] = [];
    const terminal = { ...silent, out: (line: string) => lines.push(line) };
    await settingsListCommand.run(['--account', 'main-test'], terminal);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      mode: 'test',
      days: { cutoffs: [{ time: '02:00' }] },
    });
  });

  it('is refused for an account without a log: a misspelt one would seem to be well', async () => {
    await expect(accountOf('main-tset')).rejects.toMatchObject({ code: 'account.unknown' });
    await expect(accountOf('Main')).rejects.toMatchObject({ code: 'account.invalid' });
  });

  it('ends its sessions when it is stopped: what was not committed has not happened', async () => {
    const wish = new AbortController();
    const long = planned({
      ...{ name: 'long', summary: '', options: {}, teaches: [], examples: [], json: null },
      fails: '',
      run: (_given, talk) =>
        withInstallation(talk, undefined, ({ get }) =>
          get(Database).transaction(async (tx) => {
            const sleeping = tx.query('SELECT pg_sleep(60)');
            wish.abort();
            await sleeping;
            return 0 as const;
          }),
        ),
    });
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const terminal = { ...silent, say, stopping: () => wish.signal };
    expect(await runCommandLine(['long'], [long], terminal)).toBe(130);
    expect(said).toEqual(['Stopping …', 'Stopped. Nothing of it was left half done.']);
    await inSession(superuserUrl(database.url), async (client) => {
      const { rows } = await client.query(
        `SELECT query FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE '%pg_sleep%'
           AND pid <> pg_backend_pid()`,
      );
      expect(rows).toEqual([]);
    });
  });
});
