import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { loadConfig } from '#config';
import { Database } from '#database';
import { inSession, superuserUrl } from '../../../../test/support/sessions.js';
import { settingsListCommand } from '../commands/settings.command.js';
import { migrateCommand } from '../migrate.command.js';
import { planned } from '../plan-command.js';
import { runCommandLine } from '../run-command-line.js';
import { withApplication, withInstallation } from './with-installation.js';

/** Whoever migrates holds it, and whoever comes next waits for it. */
const TURN_TO_MIGRATE = 7_305_001;

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

  it('hears of what differs beside the work; on stdout there is its result alone', async () => {
    await accountOf();
    process.env['DAY_CUTOFF'] = '05:00';
    const [out, said]: [string[], string[]] = [[], []];
    const terminal = {
      out: (line: string) => void out.push(line),
      say: (line: string) => void said.push(line),
    };
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const code = await runCommandLine(
      ['settings', 'list', '--json'],
      [settingsListCommand],
      terminal,
    ).finally(() => written.mockRestore());
    expect({ code, written: written.mock.calls }).toEqual({ code: 0, written: [] });
    expect(out.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ openingBalance: 0 }),
    ]);
    // What earlier files of tests began may still be heard here, for a process has one logger.
    const differing = () => said.filter((line) => / warn .* DAY_CUTOFF 05:00/.test(line));
    expect(differing()).toHaveLength(1);
    await settingsListCommand.run(['--quiet'], terminal);
    expect(differing()).toHaveLength(1);
  });

  it('keeps what the environment keeps secret out of what is said beside the work', async () => {
    const secret = randomUUID(); // files of tests share what is hidden: none has hidden this
    process.env['ADMIN_API_KEY'] = secret;
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    await withInstallation({ say }, undefined, () => {
      new Logger('part').warn(`It was sent ${secret}`);
      return Promise.resolve();
    });
    expect(said).toEqual([expect.stringMatching(/ warn {3}part {2}It was sent \[hidden\]$/)]);
  });

  it('is told why it cannot begin, in place of ending the process', async () => {
    const nowhere = 'postgres://nobody@127.0.0.1:1/none';
    const config = loadConfig(process.env);
    const begun = withApplication(config, nowhere, silent, () => Promise.resolve());
    await expect(begun).rejects.toMatchObject({
      code: 'database.unreachable',
      message: expect.stringContaining('The database at 127.0.0.1, port 1, cannot be reached'),
    });
    process.env['DATABASE_URL'] = nowhere;
    await expect(accountOf()).rejects.toMatchObject({ code: 'database.unreachable' });
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
    expect(await busy(`query LIKE '%pg_sleep%'`)).toBe(0);
  });

  it('ends those of a migration as well: nobody waits for what it would have held', async () => {
    const wish = new AbortController();
    const terminal = { ...silent, stopping: () => wish.signal };
    const waiting = () => busy(`wait_event = 'advisory'`);
    await inSession(database.url, async (client) => {
      await client.query('SELECT pg_advisory_lock($1)', [TURN_TO_MIGRATE]);
      const migrating = runCommandLine(['migrate'], [migrateCommand], terminal);
      while ((await waiting()) === 0);
      wish.abort();
      expect(await migrating).toBe(130);
      expect(await waiting()).toBe(0);
    });
  });

  /** How many other sessions on this database are doing such a thing. */
  const busy = (what: string): Promise<number | null> =>
    inSession(superuserUrl(database.url), async (client) => {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity
         WHERE datname = current_database() AND ${what} AND pid <> pg_backend_pid()`,
      );
      return rowCount;
    });
});
