import { join, resolve } from 'node:path';

import type { Config } from '#config';
import { countOtherSessions, endOwnSessions, migrate } from '#database';
import { isLockHolder, takeProcessLock } from '#kernel';

import type { Terminal } from '../command.js';
import { undoable } from '../interruption.js';
import { openInstallationDatabase } from './installation-database.js';
import type { InstallationDatabase } from './installation-database.js';

/** Whoever waits is told what takes a moment. */
export type Speaking = Pick<Terminal, 'say'>;

/** Held by `start` for as long as it runs, so that nobody stops the database under it. */
export function installationLockFile(config: Config): string {
  return join(resolve(config.dataDir), 'yodtrong.lock');
}

/**
 * Runs a command's work on the migrated database of this installation, whether or not Yodtrong is
 * running. A server started for the command is stopped after it, unless somebody uses it by then.
 */
export function withDatabase<T>(
  config: Config,
  terminal: Speaking,
  work: (url: string) => Promise<T>,
): Promise<T> {
  return withDatabaseAsItIs(config, terminal, async (url) => {
    await migrate(url);
    return work(url);
  });
}

/** The same, with the tables that an earlier version left, or none at all. */
export async function withDatabaseAsItIs<T>(
  config: Config,
  { say }: Speaking,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const database = await openInstallationDatabase(config, say);
  const giveUp = async (): Promise<void> => {
    await endOwnSessions(database.url);
    await stopIfOurs(config, database);
  };
  return undoable(giveUp, async () => {
    try {
      return await work(database.url);
    } finally {
      await stopIfOurs(config, database);
    }
  });
}

async function stopIfOurs(config: Config, { embedded }: InstallationDatabase): Promise<void> {
  if (embedded === null || embedded.reused) return;
  const lock = takeProcessLock(installationLockFile(config));
  if (isLockHolder(lock)) return; // `start` found our server and uses it
  try {
    if ((await countOtherSessions(embedded.url)) === 0) await embedded.stop();
  } finally {
    lock.release();
  }
}
