import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#config';
import { Database, startEmbeddedPostgres } from '#database';
import type { EmbeddedPostgres } from '#database';
import { EXIT } from '../command.js';
import { withApplication } from '../installation/with-installation.js';
import { stoppable } from '../interruption.js';
import { withDatabase } from './with-database.js';

const nothing = (): void => undefined;
const silent = { out: nothing, say: nothing };

describe('a command that starts the bundled database, and is stopped', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yodtrong-stopped-'));
  const config = loadConfig({ DATA_DIR: dataDir, OPN_SECRET_KEY: 'skey_test_0' });
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    chmodSync(dataDir, 0o755); // the database's own user must get through
    postgres = await startEmbeddedPostgres({ dataDir, log: nothing });
    await postgres.stop();
  });

  afterAll(async () => {
    await postgres.stop();
    for (const folder of [postgres.folder, dataDir]) rmSync(folder, { recursive: true });
  });

  /** Its work goes on by itself until `isOver`, as that of a command that is stopped does. */
  async function stoppedAt(moment: 'opening' | 'work'): Promise<number> {
    const wish = new AbortController();
    let isOver = false;
    let gone: Promise<unknown> = Promise.resolve();
    const asks = async (database: Database): Promise<0> => {
      while (!isOver) {
        await database.query('SELECT pg_sleep(0.01)').catch(nothing);
        wish.abort();
      }
      return EXIT.allWell;
    };
    const terminal = { ...silent, stopping: () => wish.signal };
    const code = await stoppable({ stopped: '' }, terminal, (heard) => {
      const command = withDatabase(config, heard, (url) =>
        withApplication(config, url, heard, (app) => asks(app.get(Database))),
      );
      gone = command.catch(nothing);
      if (moment === 'opening') wish.abort();
      return command;
    });
    const isLeft = postgres.isRunning();
    isOver = true;
    await gone;
    expect(isLeft).toBe(false);
    return code;
  }

  it('leaves no server behind, although its work connects again', async () => {
    expect(await stoppedAt('work')).toBe(EXIT.interrupted);
    expect(existsSync(join(postgres.folder, 'data', 'postmaster.pid'))).toBe(false);
  });

  it('leaves none behind that was only just starting', async () => {
    expect(await stoppedAt('opening')).toBe(EXIT.interrupted);
  });
});
